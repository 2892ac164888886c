// The first screen: what this is, how long it takes, and how far it is anonymous.
// Must not ask anything but to begin.

import type { Sheet } from '../../ballot/index.js';
import { h } from '../../shared/dom.js';
import type { Desk } from '../desk.js';
import type { View } from '../frame.js';
import { BUTTONS } from '../wording/general.js';
import * as words from '../wording/welcome.js';
import { banner, button, paragraphs } from './parts.js';

export function welcome(desk: Desk): View {
  const { sheet, resumeAt } = desk;
  const first = desk.asked.questions[0] ?? 'review';
  const begin = button('primary', resumeAt ? BUTTONS.resume : BUTTONS.start, () => desk.go(resumeAt ?? first));
  const elsewhere = button('quiet', words.WELCOME.elsewhere, () => desk.go('code'));
  return {
    heading: words.WELCOME.heading,
    content: [
      h(
        'div',
        { class: 'stack stack--sections' },
        h(
          'section',
          { class: 'stack' },
          h('p', { class: 'answer__eyebrow' }, words.WELCOME.asks, ' ', h('bdi', {}, `${sheet.organization} · ${sheet.team}`)),
          h('h1', {}, words.WELCOME.heading),
          h('p', { class: 'lead' }, words.lead(sheet, desk.asked.questions.length)),
          facts(desk),
        ),
        resumeAt && banner('notice', words.WELCOME.begun),
        anonymity(sheet),
        h('section', { class: 'stack stack--loose' }, h('div', { class: 'actions' }, begin, elsewhere), !desk.isRevision && device(desk)),
      ),
    ],
  };
}

function facts({ sheet, status }: Desk): HTMLElement {
  const so = status.answered;
  const rows: readonly (readonly [string, string])[] = [
    [words.WELCOME.takes, words.WELCOME.fourMinutes],
    [words.WELCOME.closes, words.closes(sheet, new Date())],
    ...(so === null ? [] : [[words.WELCOME.answered, words.answered(so, status.invited)] as const]),
  ];
  const row = ([term, fact]: readonly [string, string]): HTMLElement =>
    h('div', {}, h('dt', {}, term), h('dd', {}, fact));
  return h('dl', { class: 'answer__facts' }, ...rows.map(row));
}

function anonymity(sheet: Sheet): HTMLElement {
  const [kept, told] = words.PROMISE;
  return h(
    'section',
    { class: 'card card--raised stack', 'aria-labelledby': 'why' },
    h('h2', { id: 'why', class: 'answer__section' }, words.WELCOME.why),
    h('p', {}, h('strong', {}, kept)),
    h('p', {}, told),
    h('details', { class: 'more' }, h('summary', {}, words.WELCOME.how), details(sheet)),
  );
}

function details(sheet: Sheet): HTMLElement {
  const parts = words.details(sheet).map(({ heading, paragraphs: texts }) =>
    h('section', { class: 'stack stack--tight' }, h('h3', { class: 'answer__part' }, heading), ...paragraphs(texts)),
  );
  return h('div', { class: 'stack stack--loose' }, ...parts, roster(sheet), twelveWords(sheet));
}

function roster({ roster }: Sheet): HTMLElement {
  const names = roster.map((name) => h('li', {}, h('bdi', {}, name)));
  return h(
    'section',
    { class: 'stack stack--tight' },
    h('h3', { class: 'answer__part' }, words.ROSTER.heading),
    h('ul', { class: 'answer__roster' }, ...names),
  );
}

function twelveWords({ words: twelve }: Sheet): HTMLElement {
  const list = twelve.split(' ').map((word) => h('li', {}, word));
  return h(
    'section',
    { class: 'stack stack--tight' },
    h('h3', { class: 'answer__part' }, words.WORDS.heading),
    h('p', {}, words.WORDS.text),
    h('ol', { class: 'answer__words', translate: 'no' }, ...list),
  );
}

function device(desk: Desk): HTMLElement {
  const box = h('input', { type: 'checkbox', checked: desk.isShared, onchange: () => desk.share(box.checked) });
  const label = h('span', {}, words.SHARED.label);
  const hint = h('span', { class: 'field__hint' }, words.SHARED.hint);
  return h(
    'div',
    {},
    h('p', { class: 'note' }, words.SHARED.saved),
    h('label', { class: 'check' }, box, label, hint),
  );
}
