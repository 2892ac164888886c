import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeAnswers, type Answers } from '../src/ballot/answers.js';
import { encodeBody, requireRoomFor } from '../src/ballot/body.js';
import { BallotError } from '../src/ballot/errors.js';
import * as random from './random.js';

function body(answers: string, permit = true, version = 1): Uint8Array {
  return encodeBody({
    secret: random.bytes(16),
    permit: permit ? random.bytes(416) : null,
    version,
    answers,
    commit: random.bytes(32),
  });
}

const fullest: Answers = {
  sentence: '戦'.repeat(300),
  stop: '🚢'.repeat(300),
  recalled: Array.from({ length: 5 }, () => 'é'.repeat(80)),
  ranking: Array.from({ length: 20 }, (_, item) => [item]),
  forecast: { same: 20, first: 19 },
  clarity: 100,
  commitment: 5,
  subgroup: 7,
};

test('shortest and longest answers have a body of the same size', () => {
  for (const answers of [{ clarity: 0 }, { sentence: '🧭' }, fullest]) {
    assert.equal(body(encodeAnswers(answers)).length, 8_192);
    assert.equal(body(encodeAnswers(answers), false).length, 8_192);
    assert.equal(body(encodeAnswers(answers), true, 0xffff_ffff).length, 8_192);
  }
});

test('every text either fills the one size and reads back, or is refused', () => {
  for (let round = 0; round < 300; round += 1) {
    const written = encodeAnswers({ sentence: random.text(round * 2 + 1) });
    const sent = body(written);
    assert.equal(sent.length, 8_192);
    const read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(sent));
    assert.equal(read.answers, written);
    assert.match(read.pad, /^\.*$/);
  }
});

test('what does not fit is refused before anything else happens', () => {
  const tooLong = (error: unknown): boolean =>
    error instanceof BallotError && error.failure.kind === 'answers-too-long';
  assert.throws(() => encodeAnswers({ sentence: 'a'.repeat(6_144) }), tooLong);
  assert.throws(() => requireRoomFor(encodeAnswers({ sentence: '"'.repeat(2_500) })), tooLong);
  assert.doesNotThrow(() => requireRoomFor(encodeAnswers({ sentence: 'a'.repeat(6_128) })));
});

test('answers keep their order of fields, and none at all is no ballot', () => {
  assert.equal(encodeAnswers({ clarity: 7, sentence: 'x' }), '{"sentence":"x","clarity":7}');
  assert.throws(() => encodeAnswers({}), BallotError);
});

test('half a surrogate pair is sent as the replacement character', () => {
  assert.equal(encodeAnswers({ sentence: 'a\ud800b' }), '{"sentence":"a\ufffdb"}');
  assert.equal(encodeAnswers({ recalled: ['\udc00'] }), '{"recalled":["\ufffd"]}');
});
