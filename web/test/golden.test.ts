// The golden values that the server's half is tested with too (tests/fixtures/protocol.json).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { encodeBody } from '../src/ballot/body.js';
import { fromBase64url, sha256, toBase64url, utf8, type Bytes } from '../src/ballot/bytes.js';
import { ballotId, commitTo } from '../src/ballot/digest.js';
import { decodeReceipt, encodeReceipt } from '../src/ballot/receipt.js';
import { verifySheet } from '../src/ballot/sheet.js';

const path = new URL('../../tests/fixtures/protocol.json', import.meta.url);
const golden = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, unknown>>;

function text(field: string): string {
  const value = golden[field];
  return typeof value === 'string' ? value : assert.fail(`no ${field}`);
}

function binary(field: string): Bytes {
  return fromBase64url(text(field)) ?? assert.fail(`${field} is not base64url`);
}

test('the sheet, its hash, its key and its words are golden', async () => {
  const hash = await sha256(utf8(text('sheet')));
  assert.deepEqual(hash, binary('sheet_hash'));
  assert.deepEqual(hash.slice(0, 16), binary('round_key'));
  const link = { round: text('round'), roundKey: binary('round_key') };
  const sheet = await verifySheet(utf8(text('sheet')), link);
  assert.equal(sheet.words, text('words'));
  const issuer = new Uint8Array(await crypto.subtle.exportKey('spki', sheet.issuer));
  assert.deepEqual(issuer, binary('issuer'));
});

test('the hashes of a ballot are golden', async () => {
  const secret = binary('secret');
  assert.deepEqual(await ballotId(text('round'), secret), binary('ballot_id'));
  const commit = await commitTo(text('round'), secret, Number(golden['version']), text('answers'));
  assert.deepEqual(commit, binary('commit'));
});

test('the receipt is golden', async () => {
  assert.equal(await encodeReceipt(binary('secret')), text('receipt'));
  assert.deepEqual(await decodeReceipt(text('receipt')), binary('secret'));
});

test('the golden permit is valid under the key of the sheet', async () => {
  const sheet = await verifySheet(utf8(text('sheet')), {
    round: text('round'),
    roundKey: binary('round_key'),
  });
  const permit = binary('permit');
  const prepared = new Uint8Array([...permit.slice(0, 32), ...binary('ballot_id')]);
  const algorithm = { name: 'RSA-PSS', saltLength: 48 };
  assert.ok(await crypto.subtle.verify(algorithm, sheet.issuer, permit.slice(32), prepared));
});

test('a body of the golden values has the one size', () => {
  const [secret, permit, commit] = [binary('secret'), binary('permit'), binary('commit')];
  const body = encodeBody({
    secret,
    permit,
    version: Number(golden['version']),
    answers: text('answers'),
    commit,
  });
  assert.equal(body.length, 8_192);
  assert.ok(new TextDecoder().decode(body).includes(toBase64url(commit)));
});
