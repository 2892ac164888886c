// What the report's page says of a leader's own answers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Fault, Verdict } from '../src/ballot/index.js';
import { utf8 } from '../src/ballot/bytes.js';
import { evened } from '../src/report/evened.js';
import { beside, itemsOf, teamsOrder } from '../src/report/order.js';
import { marked, place, told } from '../src/report/words.js';

const fixtures = new URL('../../tests/fixtures/', import.meta.url);

function fixture(name: string): string {
  return readFileSync(new URL(name, fixtures), 'utf8');
}

test('a text is evened as the server evens it', () => {
  for (const [text, expected] of JSON.parse(fixture('evened.json')) as readonly (readonly [string, string])[]) {
    assert.equal(evened(text), expected, JSON.stringify(text));
  }
});

test('the team\u2019s order is read from a released report', () => {
  const order = teamsOrder(utf8(fixture('release.json')));
  assert.equal(order.length, 7);
  assert.deepEqual(teamsOrder(utf8('{"report":null}')), []);
  assert.deepEqual(teamsOrder(utf8('nothing')), []);
});

test('the items are those of the sheet', () => {
  const instruments = [{ kind: 'sentence' }, { kind: 'priorities', items: ['A', 'B'] }];
  assert.deepEqual(itemsOf({ instruments }), ['A', 'B']);
  assert.deepEqual(itemsOf({ instruments: [] }), []);
});

test('every priority is put beside the team\u2019s place for it', () => {
  const items = ['A', 'B', 'C', 'D', 'E'];
  const answers = { ranking: [[3], [0, 1]], not_priority: [4] };
  const rows = beside(['B', 'D', 'E', 'C', 'A'], items, answers);
  assert.deepEqual(rows.map(({ item, team, own }) => [item, team, place(own)]), [
    ['B', 1, '2–3, tied'],
    ['D', 2, '1'],
    ['E', 3, 'not this year'],
    ['C', 4, 'not ranked'],
    ['A', 5, '2–3, tied'],
  ]);
  assert.deepEqual(beside(['A'], items, { clarity: 3 }), []);
});

const GREEN: Verdict = { green: true, faults: [], entries: 9, permits: 9, invited: 9, dropped: 0 };

function saidOf(...faults: Fault[]): string {
  const { title, paragraphs } = told({ ...GREEN, green: false, faults, entries: 10 });
  return [title, ...paragraphs].join(' ');
}

test('a ballot that is counted is said to be, in numbers', () => {
  const { title, paragraphs } = told(GREEN);
  assert.equal(title, 'Your ballot is counted: 1 of 9 entries');
  assert.match(paragraphs.join(' '), /9 ballots, 9 rights to answer given out, 9 people invited/);
  assert.match(told({ ...GREEN, dropped: 1 }).paragraphs.join(' '), /1 ballot was left out because it could/);
});

test('every fault says what is wrong and what to do', () => {
  assert.match(saidOf('commit-missing'), /check on the device you answered on last/);
  assert.doesNotMatch(saidOf('commit-missing'), /Do not rely/);
  assert.match(saidOf('never-acknowledged'), /not counted.*another device/s);
  const list: Fault[] = [
    ...(['other-round', 'entry-twice', 'more-entries-than-permits', 'more-permits-than-invited'] as const),
    ...(['invited-differs', 'entries-differ-from-report'] as const),
  ];
  for (const fault of list) {
    assert.match(saidOf(fault), /does not add up.*Do not rely on this report.*tell the organizer/s, fault);
  }
  assert.match(saidOf('entry-twice', 'commit-missing'), /add up.*stands in it twice.*device you answered on last/s);
});

test('a sentence that was changed is not claimed to be there', () => {
  assert.equal(marked(null), null);
  assert.match(marked(true) ?? '', /marked below/);
  assert.match(marked(false) ?? '', /not in the report word for word/);
});
