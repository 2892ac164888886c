import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isGiven, missing, problemOf } from '../../src/answer/check.js';
import { answersOf, blank, draftOf, isAnswered, lines, type Draft } from '../../src/answer/draft.js';
import { isDraftIn, read, receiptIn, wordsIn, write } from '../../src/answer/saved.js';
import { asked, instruments, last } from './sheet.js';

const all = asked({
  instruments: instruments({ recall: 'From memory.' }),
  subgroups: { question: 'Which board?', cells: ['Ship', 'Shore'] },
});
const empty = blank(all, last);

const whole: Draft = {
  ...empty,
  sentence: ' Grow  in the north,\nnot in the south ',
  same: 0,
  recalled: ' Safety \n\n growth ',
  listSeen: true,
  ranking: { ...empty.ranking, order: [2, 0, 1, 3, 4], bin: [5] },
  first: 2,
  stop: ' The app ',
  clarity: 0,
  commitment: 0,
  subgroup: 1,
};

test('nothing answered is no answer, and every question may be left out', () => {
  assert.deepEqual(answersOf(empty, all), {});
  assert.ok(!isAnswered(answersOf(empty, all)));
  assert.ok(!isAnswered(answersOf({ ...empty, subgroup: 0 }, all)), 'a part of the team alone is no answer');
  assert.ok(isAnswered(answersOf({ ...empty, clarity: 0 }, all)));
});

test('a whole draft becomes the ballot’s answers', () => {
  assert.deepEqual(answersOf(whole, all), {
    sentence: 'Grow in the north, not in the south',
    forecast: { same: 0, first: 2 },
    ranking: [[2], [0], [1], [3], [4]],
    not_priority: [5],
    recalled: ['Safety', 'growth'],
    stop: 'The app',
    clarity: 0,
    commitment: 0,
    subgroup: 1,
  });
});

test('“nothing” stands instead of what was written', () => {
  assert.equal(answersOf({ ...whole, nothing: true }, all).stop, 'Nothing');
});

test('an unfinished order is not sent, a short list is', () => {
  const unfinished = { ...whole, ranking: { ...whole.ranking, bin: [] } };
  assert.equal(answersOf(unfinished, all).ranking, undefined);
  const short = asked({ instruments: instruments({ ranked: { top: 3 } }) });
  const two = { ...blank(short, last), ranking: { ...empty.ranking, order: [4, 1] } };
  assert.deepEqual(answersOf(two, short), { ranking: [[4], [1]], not_priority: [] });
});

test('what is not asked is not sent', () => {
  const few = asked({ instruments: [instruments()[3]!] });
  assert.deepEqual(answersOf({ ...whole, ranking: blank(few, last).ranking }, few), { stop: 'The app' });
  const plain = asked();
  const sent = answersOf(whole, plain);
  assert.deepEqual([sent.recalled, sent.subgroup], [undefined, undefined]);
});

test('answers become the draft they were made from', () => {
  const sent = answersOf(whole, all);
  assert.deepEqual(answersOf(draftOf(sent, all, last), all), sent);
  const nothing = answersOf({ ...whole, nothing: true }, all);
  assert.equal(draftOf(nothing, all, last).nothing, true);
  assert.equal(draftOf(nothing, all, last).stop, '');
});

test('a draft is kept as text and read back', () => {
  for (const draft of [empty, whole, null]) {
    for (const receipt of [null, 'ABCD-EFGH']) {
      const saved = { draft, screen: 'stop', receipt } as const;
      assert.deepEqual(read(write(saved), all), saved);
    }
  }
});

test('what can not be read, or is of another round, is no draft', () => {
  const good = write({ draft: whole, screen: 'stop', receipt: null });
  const change = (from: string, to: string): string => {
    assert.ok(good.includes(from), from);
    return good.replace(from, to);
  };
  const broken = [
    '',
    'null',
    '[]',
    good.slice(1),
    change('draft/1', 'draft/2'),
    change('"screen":"stop"', '"screen":"nowhere"'),
    change('"same":0', '"same":4'),
    change('"same":0', '"same":-1'),
    change('"same":0', '"same":0.5'),
    change('"order":[2,0', '"order":[2,2'),
    change('"order":[2,0', '"order":[2,6'),
    change('"bin":[5]', '"bin":[4]'),
    change('"bin":[5]', '"bin":[null]'),
    change('"clarity":0', '"clarity":101'),
    change('"commitment":0', '"commitment":6'),
    change('"subgroup":1', '"subgroup":2'),
    change('"receipt":null', '"receipt":1'),
    change('"listSeen":true', '"listSeen":1'),
    change('"stop":" The app "', '"stop":null'),
  ];
  for (const text of broken) assert.equal(read(text, all), null, text);
});

test('a leader’s own words are found without a sheet', () => {
  const text = write({ draft: whole, screen: 'stop', receipt: null });
  assert.deepEqual(wordsIn(text), [whole.sentence, whole.recalled, whole.stop]);
  assert.ok(isDraftIn(text) && receiptIn(text) === null);
  const sent = write({ draft: null, screen: 'stop', receipt: 'ABCD' });
  assert.ok(!isDraftIn(sent) && receiptIn(sent) === 'ABCD');
  for (const none of ['', '{', '[]', '{"draft":null}', '{"draft":{"sentence":3}}']) assert.deepEqual(wordsIn(none), []);
});

test('every question knows whether it is answered', () => {
  for (const question of all.questions) {
    assert.ok(!isGiven(question, empty, all), question);
    assert.ok(isGiven(question, whole, all), question);
    assert.equal(problemOf(question, whole, all), null, question);
    assert.match(missing(question, empty), /skip/);
  }
  assert.ok(!isGiven('clarity', { ...whole, commitment: null }, all));
  assert.ok(isGiven('stop', { ...empty, nothing: true }, all));
});

test('only the server’s limits stop', () => {
  const long = { ...whole, sentence: 'x'.repeat(301), stop: 'x'.repeat(201), recalled: 'a\n'.repeat(11) };
  assert.match(problemOf('sentence', long, all) ?? '', /1 character too long/);
  assert.match(problemOf('stop', long, all) ?? '', /1 character too long/);
  assert.match(problemOf('recall', long, all) ?? '', /11 lines/);
  assert.match(problemOf('recall', { ...whole, recalled: 'x'.repeat(201) }, all) ?? '', /200 characters/);
  assert.equal(problemOf('stop', { ...long, nothing: true }, all), null);
});

test('an order that was begun says what is left', () => {
  const begun = { ...empty, ranking: { ...empty.ranking, order: [0, 1, 2, 3, 4] } };
  assert.match(missing('ranking', begun), /^1 priority not placed yet\. Rank it,/);
  assert.match(missing('ranking', { ...begun, ranking: { ...begun.ranking, order: [0] } }), /^5 priorities not placed yet\. Rank them,/);
});

test('lines are clean, and empty ones are none', () => {
  assert.deepEqual(lines(' a \r\n\n  b\tc \n'), ['a', 'b c']);
});
