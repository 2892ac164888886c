// What stands around the board: the two numbers, pairs between groups, where the readings part.
// Must not know how a reading is saved or released.

import { h } from '../shared/dom.js';
import { quoted } from './cards.js';
import { groupOf, isAlone, type Board } from './board.js';
import { sorted } from './evidence.js';
import { difference, type Parted } from './numbers.js';
import { parted, type State } from './state.js';

/** Pairs that the machine noticed and that are in different groups now. */
export function between(state: State): HTMLElement[] {
  return sorted(state.board, state.pairs).between.map((pair) => {
    const [first, second] = pair.places;
    const [one, other] = pair.places.map((place) => groupOf(state.board, place)) as [never, never];
    const together = h('button', { class: 'button', type: 'button' }, 'Put together');
    together.addEventListener('click', () => state.move(second, groupOf(state.board, first)));
    const where = `Now: ${inGroup(one)}, and ${inGroup(other)}.`;
    const found = quoted(state, pair);
    found.append(h('p', { class: 'note', dir: 'auto' }, where), together);
    return h('li', { class: 'card' }, found);
  });
}

function inGroup(group: Board['groups'][number]): string {
  return isAlone(group) ? 'one stands alone' : `in “${group.name}”`;
}

/** The groups by name and size. */
export function groupList({ board }: State): HTMLElement {
  const { together, alone } = parted(board);
  const rows = together.map((group) => row(group.name, group.members.length));
  if (alone.length > 0) rows.push(row(alone.length === 1 ? 'Stands alone' : 'Stand alone', alone.length));
  return h(
    'table',
    { class: 'table' },
    h('caption', { class: 'visually-hidden' }, 'Groups of your reading'),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Group'), h('th', { scope: 'col', class: 'number' }, 'Sentences'))),
    h('tbody', {}, ...rows),
  );
}

function row(name: string, size: number): HTMLElement {
  return h('tr', {}, h('th', { scope: 'row' }, h('bdi', {}, name)), h('td', { class: 'number' }, String(size)));
}

/** Where this reading and the machine's part. */
export function differences(state: State): HTMLElement[] {
  const { apart, together, split, merged } = difference(state.machine, state.board);
  if (apart === 0 && together === 0) {
    return [h('p', {}, 'You and the machine read every pair of sentences alike.')];
  }
  const all = (state.texts.length * (state.texts.length - 1)) / 2;
  const told = `Of ${all} pairs of sentences you read ${apart} apart that the machine had put together, and ${together} together that it had kept apart.`;
  const theirs = (at: number) => nameAt(state.machine, at);
  const yours = (at: number) => nameAt(state.board, at);
  return [
    h('p', {}, told),
    ...split.map((found) => part(state, `The words looked alike; you read them apart: the machine’s “${theirs(found.group)}”`, found, yours)),
    ...merged.map((found) => part(state, `The words looked different; you read them together: your “${yours(found.group)}”`, found, theirs)),
  ];
}

function part(state: State, title: string, { parts }: Parted, name: (at: number) => string): HTMLElement {
  const lists = parts.map(({ group, members }) =>
    h(
      'div',
      {},
      h('h4', {}, h('bdi', {}, name(group))),
      h('ul', {}, ...members.map((member) => h('li', { dir: 'auto' }, state.texts[member] ?? ''))),
    ),
  );
  return h('details', { class: 'more' }, h('summary', {}, title), h('div', { class: 'reading__parts' }, ...lists));
}

function nameAt({ groups }: Board, at: number): string {
  const group = groups[at];
  return group === undefined || isAlone(group) ? 'stands alone' : group.name;
}
