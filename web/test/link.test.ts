import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BallotError } from '../src/ballot/errors.js';
import { parseLink } from '../src/ballot/link.js';

const token = 'AAECAwQFBgcICQoLDA0ODw';
const key = 'EBESExQVFhcYGRobHB0eHw';

test('a link is read', () => {
  const link = parseLink(`https://host:8443/r/k3v7abcdefgh2345#${token}.${key}`);
  assert.equal(link.origin, 'https://host:8443');
  assert.equal(link.round, 'k3v7abcdefgh2345');
  assert.deepEqual(
    [...link.token],
    Array.from({ length: 16 }, (_, byte) => byte),
  );
  assert.deepEqual(
    [...link.roundKey],
    Array.from({ length: 16 }, (_, byte) => byte + 16),
  );
});

test('what is no link is refused, and never repeated in the message', () => {
  const path = 'https://host/r/k3v7abcdefgh2345';
  const wrong = [
    ...['', 'nonsense', path, `${path}#`, `${path}#${token}`, `${path}#.${key}`, `${path}#${token}.`],
    ...[`${path}#${token}.${key}.${key}`, `${path}#${token}.${key}x`, `${path}#${token} .${key}`],
    ...[`https://host/r/short#${token}.${key}`, `https://host/x/k3v7abcdefgh2345#${token}.${key}`],
    `${path}/more#${token}.${key}`,
  ];
  for (const address of wrong) {
    assert.throws(
      () => parseLink(address),
      (error) =>
        error instanceof BallotError && error.failure.kind === 'link' && !error.message.includes(token),
      address,
    );
  }
});
