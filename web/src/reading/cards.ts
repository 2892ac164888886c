// The board as elements: groups with their sentences, what stands alone, and the menus of both.
// Must not know how a reading is saved or released.

import { counted, h, icon } from '../shared/dom.js';
import { faultOfName, groupOf, isAlone, type Group } from './board.js';
import { askName, askSentences } from './dialogs.js';
import { draggable, droppable } from './drag.js';
import { inWords, shared, sorted, type Pair } from './evidence.js';
import { menu, type Entry, type Section } from './menu.js';
import { parted, type State } from './state.js';

const MORE = 'M4.5 10v.1M10 10v.1M15.5 10v.1';
export const ALERT = 'M10 3.2 2.4 16.5h15.2zM10 8.2v3.9M10 14.3v.1';
const GRIP = 'M7.5 5v.1M12.5 5v.1M7.5 10v.1M12.5 10v.1M7.5 15v.1M12.5 15v.1';
/** As many characters of a sentence name it in a menu. */
const SHORT = 48;

/** All cards. */
export function cards(state: State): HTMLElement[] {
  const { together, alone } = parted(state.board);
  const { within } = sorted(state.board, state.pairs);
  const groups = together.map((group) => groupCard(state, group, within.get(group.id) ?? []));
  return alone.length === 0 ? groups : [...groups, aloneCard(state, alone)];
}

function groupCard(state: State, group: Group, pairs: readonly Pair[]): HTMLElement {
  const id = `group-${group.id}`;
  const button = h(
    'button',
    { class: 'button button--quiet button--icon', type: 'button', 'data-focus': id },
    icon(MORE),
    h('span', { class: 'visually-hidden' }, `Change the group: ${group.name}`),
  );
  const card = h(
    'section',
    { class: 'card reading__group', 'aria-labelledby': id },
    h(
      'div',
      { class: 'reading__head' },
      h('h2', { id }, h('bdi', {}, group.name)),
      h('p', { class: 'note numeral' }, counted(group.members.length, 'sentence')),
      menu(button, `Change the group: ${group.name}`, () => groupMenu(state, group)),
    ),
    h('ul', { role: 'list', class: 'reading__sentences' }, ...group.members.map((member) => line(state, member))),
    ...pairs.filter(({ kind }) => kind !== 'same_idea_different_words').map((pair) => caution(pair)),
    why(state, group, pairs),
  );
  droppable(card, (sentence) => state.move(sentence, group));
  return card;
}

function aloneCard(state: State, alone: readonly Group[]): HTMLElement {
  const each = alone.length === 1 ? 'One sentence, a strategy of its own' : `${alone.length} sentences, each a strategy of its own`;
  const lines = alone.map((group) => {
    const item = line(state, group.members[0] ?? 0);
    droppable(item, (sentence) => state.move(sentence, group));
    return item;
  });
  const card = h(
    'section',
    { class: 'card card--raised reading__group reading__alone', 'aria-labelledby': 'alone' },
    h('div', { class: 'reading__head' }, h('h2', { id: 'alone' }, 'Stand alone'), h('p', { class: 'note' }, each)),
    h('ul', { role: 'list', class: 'reading__sentences' }, ...lines),
  );
  droppable(card, (sentence) => state.setApart(sentence));
  return card;
}

function line(state: State, sentence: number): HTMLElement {
  const text = state.texts[sentence] ?? '';
  const button = h(
    'button',
    { class: 'button reading__move', type: 'button', 'data-focus': `sentence-${sentence}` },
    'Move',
    h('span', { class: 'visually-hidden' }, `: ${text}`),
  );
  const grip = h('span', { class: 'reading__grip', title: 'Drag to another group', 'aria-hidden': 'true' }, icon(GRIP));
  const item = h(
    'li',
    { class: 'reading__sentence', 'data-sentence': sentence },
    grip,
    h('p', { dir: 'auto' }, text),
    menu(button, 'Move to', () => moveMenu(state, sentence)),
  );
  draggable(grip, item, sentence);
  return item;
}

/** Where a sentence can go: another group, beside one that stands alone, a new group, alone. */
function moveMenu(state: State, sentence: number): Section[] {
  const own = groupOf(state.board, sentence);
  const { together, alone } = parted(state.board);
  const into = (groups: readonly Group[], words: (group: Group) => string): Entry[] =>
    groups
      .filter(({ id }) => id !== own.id)
      .map((group) => ({ words: words(group), act: () => state.move(sentence, group) }));
  const groups = into(together, ({ name }) => name);
  const lone = into(alone, ({ members }) => short(state.texts[members[0] ?? 0] ?? ''));
  const others: Entry[] = [{ words: 'New group…', act: () => void newGroup(state, sentence) }];
  if (!isAlone(own)) others.push({ words: 'Stands alone', act: () => state.setApart(sentence) });
  return [
    ...(groups.length > 0 ? [{ heading: 'Move to', entries: groups }] : []),
    ...(lone.length > 0 ? [{ heading: 'Put together with', entries: lone }] : []),
    { entries: others },
  ];
}

function groupMenu(state: State, group: Group): Section[] {
  const others = parted(state.board).together.filter(({ id }) => id !== group.id);
  const merges = others.map((into) => ({ words: into.name, act: () => state.merge(group, into) }));
  return [
    {
      entries: [
        { words: 'Rename…', act: () => void renameGroup(state, group) },
        { words: 'Split…', act: () => void splitGroup(state, group) },
      ],
    },
    ...(merges.length > 0 ? [{ heading: 'Merge into', entries: merges }] : []),
  ];
}

async function renameGroup(state: State, group: Group): Promise<void> {
  const given = await askName(group.name, (name) => faultOfName(name, state.board, group.id));
  if (given) state.rename(group, given.name);
}

async function splitGroup(state: State, group: Group): Promise<void> {
  const chosen = await askSentences({
    title: `Split “${group.name}”`,
    submit: 'Split',
    hint: 'Choose those that leave this group. One alone stands alone.',
    sentences: group.members.map((sentence) => ({ sentence, text: state.texts[sentence] ?? '', chosen: false })),
    fault: ({ sentences, name }) => {
      if (sentences.length === 0) return 'Choose at least one sentence.';
      if (sentences.length === group.members.length) return 'Leave at least one sentence in the group.';
      return sentences.length === 1 ? null : faultOfName(name, state.board, null);
    },
  });
  if (chosen) state.make(chosen.sentences, chosen.name);
}

async function newGroup(state: State, sentence: number): Promise<void> {
  const others = state.board.groups.flatMap(({ members }) => members).filter((other) => other !== sentence);
  const chosen = await askSentences({
    title: 'New group',
    submit: 'Make the group',
    hint: 'Choose those that are the same strategy.',
    sentences: [sentence, ...others].map((one) => ({
      sentence: one,
      text: state.texts[one] ?? '',
      chosen: one === sentence,
    })),
    fault: ({ sentences, name }) => {
      if (sentences.length < 2) return 'Choose at least two sentences: one alone is no group.';
      return faultOfName(name, state.board, null);
    },
  });
  if (chosen) state.make(chosen.sentences, chosen.name);
}

/** Two sentences of one group that the machine would not have together. */
function caution(pair: Pair): HTMLElement {
  const button = h('button', { class: 'button button--quiet', type: 'button', 'aria-pressed': 'false' }, 'Mark the two');
  button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(on));
    for (const place of pair.places) {
      const item = document.querySelector(`[data-sentence="${place}"]`);
      item?.classList.toggle('reading__sentence--marked', on);
    }
  });
  return h('div', { class: 'reading__caution' }, icon(ALERT), h('p', {}, inWords(pair)), button);
}

/** Why the machine had put these together, as far as they are still together. */
function why(state: State, group: Group, pairs: readonly Pair[]): HTMLElement | null {
  const reasons = state.machine.groups.flatMap(({ members }, at) => {
    const kept = members.filter((member) => group.members.includes(member)).length;
    if (kept < 2) return [];
    const all = kept === group.members.length ? '' : `${kept} of these: `;
    return [all + shared(state.machineGroups[at]?.terms ?? [])];
  });
  const ideas = pairs.filter(({ kind }) => kind === 'same_idea_different_words');
  if (reasons.length === 0 && ideas.length === 0) return null;
  return h(
    'details',
    { class: 'more' },
    h('summary', {}, 'Why the machine put these together'),
    ...reasons.map((reason) => h('p', { class: 'note', dir: 'auto' }, reason)),
    ...ideas.map((pair) => quoted(state, pair)),
  );
}

/** Two sentences side by side, and what was noticed. */
export function quoted(state: State, pair: Pair): HTMLElement {
  const quotes = pair.places.map((place) => h('blockquote', { dir: 'auto' }, state.texts[place] ?? ''));
  return h('div', { class: 'reading__pair' }, ...quotes, h('p', { class: 'note' }, inWords(pair)));
}

function short(text: string): string {
  const letters = [...text];
  return letters.length <= SHORT ? text : `${letters.slice(0, SHORT).join('').trimEnd()}…`;
}
