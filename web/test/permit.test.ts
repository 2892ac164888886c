import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { concat, type Bytes } from '../src/ballot/bytes.js';
import { blind, finalize } from '../src/ballot/permit.js';
import published from '../../tests/fixtures/rfc9474.json' with { type: 'json' };
import { bytes } from './random.js';
import { refused } from './refused.js';

const { key } = published;
const vector = published.vectors.find(({ name }) => name === 'RSABSSA-SHA384-PSS-Randomized')!;

test('RFC 9474, A.1: blinding and finalizing give the published values', async (context) => {
  const issuer = await publicKey();
  randomIs(context, [hex(vector.msg_prefix), hex(vector.salt), blindingFactor()]);
  const message = await blind(issuer, hex(vector.msg));
  context.mock.restoreAll();
  assert.deepEqual(message.prepared, concat(hex(vector.msg_prefix), hex(vector.msg)));
  assert.deepEqual(message.blinded, hex(vector.blinded_msg));
  assert.deepEqual(message.inverse, hex(vector.inv));
  const permit = await finalize(issuer, message, hex(vector.blind_sig));
  assert.deepEqual(permit, concat(hex(vector.msg_prefix), hex(vector.sig)));
});

test('a signature of anything else is refused', async () => {
  const issuer = await publicKey();
  const message = await blind(issuer, hex(vector.msg));
  const wrong = [hex(vector.blind_sig), hex(vector.sig), bytes(512), new Uint8Array(512), bytes(384)];
  for (const signature of wrong) {
    await refused(finalize(issuer, message, signature), 'issuer-signature');
  }
});

test('two blindings of one ballot have nothing in common', async () => {
  const issuer = await publicKey();
  const [one, other] = [await blind(issuer, hex(vector.msg)), await blind(issuer, hex(vector.msg))];
  assert.notDeepEqual(one.blinded, other.blinded);
  assert.notDeepEqual(one.inverse, other.inverse);
  assert.notDeepEqual(one.prepared.slice(0, 32), other.prepared.slice(0, 32));
});

function hex(text: string): Bytes {
  return new Uint8Array(Buffer.from(text, 'hex'));
}

function publicKey(): Promise<CryptoKey> {
  const [n, e] = [key.n, key.e].map((text) => Buffer.from(text, 'hex').toString('base64url'));
  const jwk = { kty: 'RSA', n: n ?? '', e: e ?? '' };
  return crypto.subtle.importKey('jwk', jwk, { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
}

/** The vectors give the inverse; the factor is its inverse. */
function blindingFactor(): Bytes {
  const n = BigInt(`0x${key.n}`);
  let [older, newer, olderFactor, newerFactor] = [n, BigInt(`0x${vector.inv}`), 0n, 1n];
  while (newer !== 0n) {
    const quotient = older / newer;
    [older, newer] = [newer, older - quotient * newer];
    [olderFactor, newerFactor] = [newerFactor, olderFactor - quotient * newerFactor];
  }
  const factor = ((olderFactor % n) + n) % n;
  return hex(factor.toString(16).padStart(1024, '0'));
}

/** The next random bytes are these; only here is chance taken away. */
function randomIs(context: TestContext, values: readonly Bytes[]): void {
  const left = [...values];
  context.mock.method(crypto, 'getRandomValues', (target: Uint8Array) => {
    const next = left.shift();
    assert.equal(next?.length, target.length);
    target.set(next ?? []);
    return target;
  });
}
