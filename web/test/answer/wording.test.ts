import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whenOpening, whenSubmitting } from '../../src/answer/failures.js';
import { readStatus } from '../../src/answer/status.js';
import { BallotError, type Failure } from '../../src/ballot/index.js';
import * as asking from '../../src/answer/wording/asking.js';
import * as general from '../../src/answer/wording/general.js';
import * as pages from '../../src/answer/wording/pages.js';
import * as ranking from '../../src/answer/wording/ranking.js';
import * as sending from '../../src/answer/wording/sending.js';
import * as welcome from '../../src/answer/wording/welcome.js';
import { sheet } from './sheet.js';

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return [];
}

const ALL = [asking, general, pages, ranking, sending, welcome].flatMap((module) => textsIn({ ...module }));

test('the words are calm', () => {
  assert.ok(ALL.length > 100);
  for (const text of ALL) {
    assert.doesNotMatch(text, /!|oops|sorry|please|successful|invalid/i, text);
    assert.doesNotMatch(text, /\s\s|^\s|\s$/, text);
  }
});

test('what is protected and what is not is told in two sentences', () => {
  assert.deepEqual(welcome.PROMISE, [
    'Nobody, including your administrator, can see from stored data who wrote what.',
    'Someone who secretly records network traffic while you answer, or who changes this program, could; and colleagues may recognise your wording.',
  ]);
});

test('a leader is told who reads, from how many, and that unanimity shows', () => {
  const told = textsIn(welcome.details(sheet())).join(' ');
  for (const part of ['The organizers and facilitators of Halden Ferries', 'from 5 answers', 'everybody knows what everybody answered'])
    assert.ok(told.includes(part), part);
  assert.ok(!told.includes('With four answers'));
  assert.ok(textsIn(welcome.details(sheet({ minimum: 4 }))).join(' ').includes('With four answers'));
});

test('times are in the reader’s zone and told with how far ahead they are', () => {
  const now = new Date('2026-11-25T12:00:00Z');
  const told = welcome.closes(sheet(), now, 'en-GB');
  assert.match(told, /^Tuesday.* 1 December, .*\(in 6 days\), or when all have answered$/);
  assert.equal(general.until(new Date('2026-11-26T12:00:00Z'), now), 'in 24 hours');
  assert.equal(general.until(new Date('2026-11-25T13:30:00Z'), now), 'in 1 hour');
  assert.equal(general.until(new Date('2026-11-25T12:30:00Z'), now), 'in less than an hour');
  assert.doesNotThrow(() => general.time(now, 'de-DE'));
});

test('numbers, lists and questions are put into words', () => {
  assert.equal(general.count(1, 'colleague'), '1 colleague');
  assert.equal(general.quoted(['Ana', 'Bo', 'Cy']), '“Ana”, “Bo” and “Cy”');
  assert.deepEqual(general.parted('What is it? Write what we choose.'), ['What is it?', 'Write what we choose.']);
  assert.deepEqual(general.parted('Rank these.'), ['Rank these.', '']);
  assert.equal(general.title('Rank these', { step: 3, of: 9 }), '3 of 9 · Rank these · Parallax');
  assert.equal(asking.room(-1, 300), '1 character too many');
  assert.equal(asking.room(88, 300), '88 characters left of 300');
  assert.equal(asking.colleagues(1), '1 colleague is asked beside you. A guess is enough.');
});

test('moves are announced with the item’s new place', () => {
  assert.equal(ranking.moved('Cut cost', { list: 'order', place: 2, of: 6 }), 'Cut cost: now 2 of 6');
  assert.equal(ranking.moved('Cut cost', { list: 'bin' }), 'Cut cost: not a priority this year');
  assert.equal(ranking.moved('Cut cost', { list: 'pool' }), 'Cut cost: not placed');
});

const FAILURES: readonly Failure[] = [
  { kind: 'insecure-context' },
  { kind: 'storage' },
  { kind: 'link' },
  { kind: 'receipt' },
  { kind: 'sheet-differs' },
  { kind: 'sheet-malformed', field: 'schema' },
  { kind: 'issuer-key' },
  { kind: 'issuer-signature' },
  { kind: 'answers-empty' },
  { kind: 'answers-too-long' },
  { kind: 'network' },
  { kind: 'not-found' },
  { kind: 'permit-spent' },
  { kind: 'permit-invalid' },
  { kind: 'invitation-unknown' },
  { kind: 'round-closed' },
  { kind: 'version-stale', storedVersion: 2 },
  { kind: 'too-many-requests', retryAfterSeconds: 3 },
  { kind: 'server', status: 503 },
  { kind: 'reply-malformed' },
  { kind: 'refused', status: 422, field: 'stop', detail: 'the stop answer is too long' },
];

test('every failure while opening is a page', () => {
  for (const failure of FAILURES) {
    const response = whenOpening(new BallotError(failure));
    assert.notEqual(response.kind, 'beside', failure.kind);
    if (response.kind === 'page') assert.ok(response.page.paragraphs.length > 0, failure.kind);
  }
  assert.equal(whenOpening(new TypeError('a fault of ours')).kind, 'page');
});

test('a tampered sheet ends the page, without a way to go on', () => {
  for (const kind of ['sheet-differs', 'issuer-key'] as const) {
    const response = whenOpening(new BallotError({ kind }));
    assert.ok(response.kind === 'page' && !response.again);
    assert.match(textsIn(response.page).join(' '), /[Nn]othing was sent/);
  }
});

test('while submitting only what ends the link ends the page; the rest is said beside the answers', () => {
  const pages = { 'not-found': 'gone', 'round-closed': 'over', 'invitation-unknown': 'revoked', 'permit-spent': 'spent', 'insecure-context': 'page' };
  for (const failure of FAILURES) {
    const expected = (pages as Readonly<Record<string, string>>)[failure.kind] ?? 'beside';
    assert.equal(whenSubmitting(new BallotError(failure)).kind, expected, failure.kind);
  }
  const lost = whenSubmitting(new BallotError({ kind: 'network' }));
  assert.ok(lost.kind === 'beside' && lost.again);
  const refused = whenSubmitting(new BallotError(FAILURES.at(-1)!));
  assert.ok(refused.kind === 'beside' && refused.text.includes('the stop answer is too long') && !refused.again);
  assert.equal(whenSubmitting(new Error('a fault of ours')).kind, 'beside');
});

test('a status that can not be read is refused', () => {
  assert.deepEqual(readStatus('{"state":"open","answered":null,"invited":9,"closes":"…"}'), { state: 'open', answered: null, invited: 9 });
  for (const text of ['', '[]', '{"state":"ajar","answered":3,"invited":9}', '{"state":"open","answered":"3","invited":9}', '{"state":"open","answered":3}'])
    assert.throws(() => readStatus(text), (error) => error instanceof BallotError && error.failure.kind === 'reply-malformed', text);
});
