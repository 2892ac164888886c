import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toBase64url, fromBase64url, fourBytes } from '../src/ballot/bytes.js';
import { decodeReceipt, encodeReceipt } from '../src/ballot/receipt.js';
import { bytes } from './random.js';
import { refused } from './refused.js';

test('every secret comes back from its code, however it is typed', async () => {
  for (let round = 0; round < 500; round += 1) {
    const secret = bytes(16);
    const code = await encodeReceipt(secret);
    assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`;
    assert.deepEqual(await decodeReceipt(code), secret);
    assert.deepEqual(await decodeReceipt(typed.replaceAll('1', 'I')), secret);
  }
});

test('a code with one wrong character is refused, but for the chance of its check', async () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const code = (await encodeReceipt(bytes(16))).replaceAll('-', '');
  let accepted = 0;
  for (let at = 0; at < code.length; at += 1) {
    for (const other of alphabet) {
      if (other === code[at]) continue;
      const wrong = code.slice(0, at) + other + code.slice(at + 1);
      accepted += await decodeReceipt(wrong).then(
        () => 1,
        () => 0,
      );
    }
  }
  // 868 wrong codes, each with a chance of 1 in 1,024.
  assert.ok(accepted <= 8, `${accepted} wrong codes were accepted`);
});

test('a code that is too short, too long or of other characters is refused', async () => {
  const code = await encodeReceipt(bytes(16));
  for (const wrong of ['', code.slice(1), `${code}0`, code.replace(/^./, 'U'), code.replace(/^./, '%')]) {
    await refused(decodeReceipt(wrong), 'receipt');
  }
});

test('the two bits after the secret must be zero', async () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const code = (await encodeReceipt(bytes(16))).replaceAll('-', '');
  const last = alphabet.indexOf(code[25] ?? '');
  assert.equal(last % 4, 0);
  await refused(decodeReceipt(code.slice(0, 25) + alphabet[last + 1] + code.slice(26)), 'receipt');
});

test('base64url has one spelling for every value', () => {
  for (let length = 0; length < 70; length += 1) {
    const value = bytes(length);
    assert.deepEqual(fromBase64url(toBase64url(value), length), value);
    assert.equal(toBase64url(value), Buffer.from(value).toString('base64url'));
  }
  for (const wrong of ['A', 'AB', 'AA==', 'A+AA', 'AA A', 'AAAAA']) {
    assert.equal(fromBase64url(wrong), null, wrong);
  }
  assert.deepEqual([...fourBytes(0x01020304)], [1, 2, 3, 4]);
});
