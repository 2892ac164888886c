// The reading's numbers and evidence, as the report will tell them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gather, opened } from '../src/reading/board.js';
import { inWords, pairsIn, shared, sorted } from '../src/reading/evidence.js';
import { difference, range, strategies } from '../src/reading/numbers.js';

const { texts, board } = opened([
  { label: 'Wind', sentences: ['Wind a', 'Wind b', 'Wind c'] },
  { label: 'Gas', sentences: ['Gas a', 'Gas b'] },
  { label: 'Stands alone', sentences: ['Sun'] },
]);

test('strategies in the room are the groups, those of one sentence, too', () => {
  assert.equal(strategies(board), 3);
  assert.equal(strategies(gather(board, [5], 0)), 2);
  assert.equal(range(2, 4), '2 to 4');
  assert.equal(range(3, 3), '3');
});

test('differences are those of src/analysis/sentences/reading', () => {
  const now = gather(gather(board, [2], 1), [0, 1], null, 'At sea');
  const found = difference(board, now);
  assert.deepEqual([found.apart, found.together], [2, 2]);
  assert.deepEqual(found.split, [{ group: 0, parts: [{ group: 2, members: [0, 1] }, { group: 0, members: [2] }] }]);
  assert.deepEqual(found.merged, [{ group: 0, parts: [{ group: 1, members: [3, 4] }, { group: 0, members: [2] }] }]);
  assert.deepEqual(difference(board, board), { apart: 0, together: 0, split: [], merged: [] });
});

test('pairs are told in the group that holds both, else between groups', () => {
  const pairs = pairsIn(texts, [
    { kind: 'contradiction', reason: 'opposite words: “buying” and “selling”', sentences: ['Wind a', 'Wind b'] },
    { kind: 'same_idea_different_words', reason: 'few shared words', sentences: ['Gas a', 'Sun'] },
    { kind: 'contradiction', reason: 'gone', sentences: ['Wind a', 'Coal'] },
    { kind: 'of a newer version', reason: 'unknown', sentences: ['Gas a', 'Gas b'] },
  ]);
  const { within, between } = sorted(board, pairs);
  assert.deepEqual([...within].map(([group, found]) => [group, found.length]), [[0, 1]]);
  assert.deepEqual(between.map(({ places }) => places), [[3, 5]]);
  assert.equal(inWords(pairs[0]!), 'May point in opposite directions. Opposite words: “buying” and “selling”.');
  assert.equal(inWords(pairs[1]!), 'Few shared words.');
});

test('why a group was put together is told by its words, or says that there are none', () => {
  assert.equal(shared(['gas plants']), 'Two or more of them say “gas plants”; the others hardly do.');
  assert.match(shared(['a', 'b', 'c']), /“a”, “b” and “c”/);
  assert.match(shared([]), /^Alike as a whole/);
});
