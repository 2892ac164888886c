// The screen after answering: the receipt code, until when answers can be changed, what comes next.
// Must not show an answer: somebody may look over the shoulder.

import { h } from '../../shared/dom.js';
import type { Desk } from '../desk.js';
import type { View } from '../frame.js';
import { DONE, changeUntil } from '../wording/sending.js';
import { closes } from '../wording/welcome.js';
import { banner, button, copied, Said } from './parts.js';

/** What was stored. */
export interface Receipt {
  readonly code: string;
  /** Whether the leader has just pressed the button. */
  readonly isNew: boolean;
}

export function done(desk: Desk, receipt: Receipt, change: () => void): View {
  const heading = receipt.isNew ? DONE.heading : DONE.headingLater;
  const until = closes(desk.sheet, new Date());
  return {
    heading,
    content: [
      h(
        'div',
        { class: 'stack stack--sections' },
        h(
          'section',
          { class: 'stack' },
          h('p', { class: 'answer__eyebrow', dir: 'auto' }, `${desk.sheet.organization} · ${desk.sheet.team}`),
          h('h1', {}, heading),
          h('p', { class: 'lead' }, `${DONE.text} ${changeUntil(until)}`),
          h('div', { class: 'actions answer__no-print' }, button('', DONE.change, change)),
        ),
        code(receipt),
        desk.isShared && banner('notice', DONE.shared),
        next(),
      ),
    ],
  };
}

function code({ code: text, isNew }: Receipt): HTMLElement {
  // It may break after a hyphen, and nowhere else.
  const groups = text.split('-').flatMap((group, index) => (index > 0 ? ['-', h('wbr'), group] : [group]));
  const shown = h('p', { class: 'answer__receipt', translate: 'no' }, ...groups);
  const said = new Said();
  const copy = async (): Promise<void> => said.say((await copied(text)) ? DONE.copied : DONE.copyFailed);
  const body = h(
    'div',
    { class: 'stack' },
    shown,
    h('p', { class: 'note' }, DONE.keep),
    h('div', { class: 'actions answer__no-print' }, button('', DONE.copy, () => void copy()), button('', DONE.print, () => print()), said.element),
  );
  return h(
    'section',
    { class: 'card card--raised stack', 'aria-labelledby': 'receipt' },
    h('h2', { id: 'receipt', class: 'answer__section' }, DONE.receipt),
    h('p', {}, DONE.receiptFor),
    isNew ? body : h('details', { class: 'more' }, h('summary', {}, DONE.show), body),
  );
}

function next(): HTMLElement {
  return h(
    'section',
    { class: 'stack stack--tight' },
    h('h2', { class: 'answer__section' }, DONE.next),
    h('p', {}, DONE.nextRead),
    h('p', {}, DONE.nextLink),
  );
}
