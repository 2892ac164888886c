import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAsked } from '../../src/answer/asked.js';
import { isScreen, next, previous, progress } from '../../src/answer/flow.js';
import { BallotError } from '../../src/ballot/index.js';
import { asked, instruments, sheet } from './sheet.js';

test('the core questions come in their order, first after the ranking', () => {
  assert.deepEqual(asked().questions, ['sentence', 'same', 'ranking', 'first', 'stop', 'clarity']);
});

test('recall comes before the list, the part of the team last', () => {
  const { questions } = asked({
    instruments: instruments({ recall: 'From memory.' }),
    subgroups: { question: 'Which board?', cells: ['Ship', 'Shore'] },
  });
  assert.deepEqual(questions, ['sentence', 'same', 'recall', 'ranking', 'first', 'stop', 'clarity', 'subgroup']);
});

test('a round asks what its sheet holds, and nothing that this page does not know', () => {
  const only = [{ kind: 'stop', question: 'What?', most_characters: 200 }, { kind: 'weather' }];
  assert.deepEqual(asked({ instruments: only }).questions, ['stop']);
});

test('a short list says how long it is', () => {
  assert.equal(asked({ instruments: instruments({ ranked: { top: 3 } }) }).priorities?.top, 3);
  assert.equal(asked().priorities?.top, null);
});

test('a sheet with a malformed question is refused', () => {
  for (const broken of [{ kind: 'stop' }, { kind: 'sentence', question: 1 }, { kind: 'priorities', question: 'Rank', items: 'a' }]) {
    assert.throws(
      () => readAsked(sheet({ instruments: [broken] })),
      (error) => error instanceof BallotError && error.failure.kind === 'sheet-malformed',
    );
  }
});

test('screens follow each other, and back again', () => {
  const { questions } = asked();
  const forward = questions.map((screen) => next(screen, questions));
  assert.deepEqual(forward, [...questions.slice(1), 'review']);
  assert.equal(previous('review', questions), 'clarity');
  assert.equal(previous('same', questions), 'sentence');
  assert.equal(previous('sentence', questions), 'welcome');
  assert.equal(previous('code', questions), 'welcome');
});

test('the review is the last step', () => {
  const { questions } = asked();
  assert.deepEqual(progress('ranking', questions), { step: 3, of: 7 });
  assert.deepEqual(progress('review', questions), { step: 7, of: 7 });
  assert.equal(progress('welcome', questions), null);
});

test('only screens of this round are screens', () => {
  const { questions } = asked();
  assert.ok(isScreen('review', questions) && isScreen('same', questions));
  for (const name of ['recall', 'subgroup', '', null, 3, 'toString']) assert.ok(!isScreen(name, questions), String(name));
});
