// What the page says of a leader's own ballot: whether it is counted, or that none is kept here.
// Must not know how that is checked, nor what the report shows.

import { h, icon, refill, type Child } from '../shared/dom.js';
import { codeForm } from './code.js';
import type { Found } from './mine.js';
import { HOW, marked, NONE, PRIVATE, told, UNCHECKED, UNREADABLE, type Told } from './words.js';

const CHECK = 'm4.5 10.5 3.7 3.7 7.3-8.2';
const ALERT = 'M10 3.2 2.4 16.5h15.2zM10 8.2v3.9M10 14.3v.1';
const INFO = 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 9.3v4.2M10 6.6v.1';

/** Found, something wrong, or nothing to tell. */
type Kind = 'ok' | 'danger' | 'plain';

/** What the panel may do. */
export interface Actions {
  /** Looks again, under the link or under a code; says what was found when there is something. */
  look(code?: string): Promise<Found>;
}

/** Fills the panel. `isMarked` says whether the own sentence was found, null where there is none. */
export function fill(place: HTMLElement, { verdict, failed }: Found, isMarked: boolean | null, actions: Actions): void {
  if (failed !== null) return refill(place, failure(failed === 'unreadable', actions));
  if (!verdict) return refill(place, none(), codeForm(actions));
  const words = marked(isMarked);
  const note = words === null ? null : h('p', { class: 'note' }, `${words} ${PRIVATE}`);
  const isMissing = verdict.faults.includes('commit-missing');
  refill(place, banner(verdict.green ? 'ok' : 'danger', told(verdict), how()), note, isMissing && codeForm(actions));
}

function banner(kind: Kind, { title, paragraphs }: Told, ...more: readonly Child[]): HTMLElement {
  const symbol = { ok: CHECK, danger: ALERT, plain: INFO }[kind];
  const body = h(
    'div',
    { class: 'banner__body' },
    h('h2', { class: 'banner__title' }, title),
    ...paragraphs.map((text) => h('p', {}, text)),
    ...more,
  );
  return h('div', { class: kind === 'plain' ? 'banner' : `banner banner--${kind}`, 'data-verdict': kind }, icon(symbol), body);
}

function failure(isUnreadable: boolean, { look }: Actions): HTMLElement {
  if (isUnreadable) return banner('plain', UNREADABLE);
  const button = h('button', { class: 'button', type: 'button', onclick: () => void look() }, UNCHECKED.again);
  return banner('plain', UNCHECKED, h('p', { class: 'actions' }, button));
}

function none(): HTMLElement {
  return h('p', { class: 'note', 'data-verdict': 'none' }, `${NONE.text} ${NONE.hint}`);
}

function how(): HTMLElement {
  const paragraphs = HOW.paragraphs.map((text) => h('p', {}, text));
  return h('details', { class: 'more' }, h('summary', {}, HOW.summary), ...paragraphs);
}
