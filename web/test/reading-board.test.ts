// The reading's board: moves, merges, splits, names, what is sent.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import {
  faultOfName, gather, groupOf, isAlone, merge, opened, regrouped, rename, setApart, told,
  type Board,
} from '../src/reading/board.js';
import { History } from '../src/reading/history.js';

const GROUPS = [
  { label: 'Wind', sentences: ['Wind a', 'Wind b', 'Wind c'] },
  { label: 'Gas', sentences: ['Gas a', 'Gas b'] },
  { label: 'Stands alone', sentences: ['Sun'] },
];

function shape({ groups }: Board): Record<string, number[]> {
  return Object.fromEntries(groups.map((group) => [isAlone(group) ? `alone ${group.members[0]}` : group.name, [...group.members]]));
}

test('what is told comes back in the server’s own form', () => {
  const { texts, board } = opened(GROUPS);
  assert.deepEqual(texts, ['Wind a', 'Wind b', 'Wind c', 'Gas a', 'Gas b', 'Sun']);
  assert.deepEqual(told(board, texts).at(-1), { label: '', sentences: ['Sun'] });
  assert.deepEqual(told(board, texts)[0], GROUPS[0]);
});

test('a sentence moves to a group, and what is left of two stands alone', () => {
  const { board } = opened(GROUPS);
  const moved = gather(board, [3], 0);
  assert.deepEqual(shape(moved), { Wind: [0, 1, 2, 3], 'alone 4': [4], 'alone 5': [5] });
  assert.deepEqual(shape(gather(moved, [3], 1)), { Wind: [0, 1, 2], Gas: [4, 3], 'alone 5': [5] }, 'its name waited');
});

test('a second sentence beside one that stood alone makes a group with a name', () => {
  const { board } = opened(GROUPS);
  assert.deepEqual(shape(gather(board, [0], 2)), { Wind: [1, 2], Gas: [3, 4], 'Group 1': [5, 0] });
  const taken = gather(rename(board, 1, 'Group 1'), [0], 2);
  assert.deepEqual(Object.keys(shape(taken)), ['Wind', 'Group 1', 'Group 2']);
});

test('a split, a merge, a sentence set apart', () => {
  const { board } = opened(GROUPS);
  const split = gather(board, [1, 2], null, 'At sea');
  assert.deepEqual(shape(split), { 'alone 0': [0], Gas: [3, 4], 'alone 5': [5], 'At sea': [1, 2] });
  assert.deepEqual(shape(merge(split, 3, 1)), { 'alone 0': [0], Gas: [3, 4, 1, 2], 'alone 5': [5] });
  assert.equal(merge(split, 1, 1), split);
  assert.deepEqual(shape(setApart(board, 4)), { Wind: [0, 1, 2], 'alone 3': [3], 'alone 5': [5], 'alone 4': [4] });
  assert.equal(setApart(board, 5), board, 'it stands alone already');
});

test('names are clean, short enough and each its own', () => {
  const { board } = opened(GROUPS);
  assert.equal(groupOf(rename(board, 0, '  At\n sea '), 0).name, 'At sea');
  assert.match(faultOfName('  ', board, 0) ?? '', /Give the group a name/);
  assert.match(faultOfName('x'.repeat(61), board, 0) ?? '', /61 characters/);
  assert.match(faultOfName('Gas', board, 0) ?? '', /Another group/);
  assert.equal(faultOfName('Gas', board, 1), null);
  assert.equal(faultOfName('⛴️'.repeat(30), board, 0), null, 'characters are counted as the server counts');
});

test('another’s groups of the same sentences are found, equal texts too', () => {
  const texts = ['Grow', 'Grow', 'Sell'];
  const board = regrouped(texts, [{ label: 'Both', sentences: ['Grow', 'Sell'] }, { label: '', sentences: ['Grow'] }], 7);
  assert.deepEqual(board.groups.map(({ id, members }) => [id, members]), [[7, [0, 2]], [8, [1]]]);
  assert.equal(board.next, 9);
});

test('whatever is done, each sentence is in one group', () => {
  let { board } = opened(GROUPS);
  const history = new History(board);
  for (let step = 0; step < 500; step += 1) {
    const sentence = randomInt(6);
    const target = board.groups[randomInt(board.groups.length)]?.id ?? 0;
    const moves = [
      () => gather(board, [sentence], target),
      () => setApart(board, sentence),
      () => merge(board, groupOf(board, sentence).id, target),
      () => gather(board, [sentence, (sentence + 1) % 6], null, 'New'),
      () => rename(board, target, `Name ${step}`),
    ];
    board = moves[randomInt(moves.length)]?.() ?? board;
    history.go(board, 'a step');
    assert.deepEqual(board.groups.flatMap(({ members }) => members).sort(), [0, 1, 2, 3, 4, 5]);
    const names = board.groups.filter((group) => !isAlone(group)).map(({ name }) => name);
    assert.ok(names.every((name) => name !== ''));
  }
  while (history.undo() !== null);
  assert.deepEqual(shape(history.board), shape(opened(GROUPS).board));
});

test('a step that changes nothing is none', () => {
  const { board } = opened(GROUPS);
  const history = new History(board);
  assert.equal(history.go(setApart(board, 5), 'set apart'), false);
  assert.equal(history.last, null);
  assert.equal(history.go(setApart(board, 0), 'set apart'), true);
  assert.equal(history.last, 'set apart');
  assert.equal(history.undo(), 'set apart');
  assert.equal(history.undo(), null);
});
