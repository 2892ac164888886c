// The receipt code: the leader's secret as 28 characters to write down.
// Must not know what the secret opens.

import { sha256, utf8, type Bytes } from './bytes.js';
import { fail } from './errors.js';

/** Crockford's base32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_BYTES = 16;
const SECRET_CHARACTERS = 26;
const CHECK_CHARACTERS = 2;

/** The code, in seven groups of four. */
export async function encodeReceipt(secret: Bytes): Promise<string> {
  const characters = write(secret, SECRET_CHARACTERS) + (await check(secret));
  return (characters.match(/.{4}/g) ?? []).join('-');
}

/** Reads a code as people type it: any case, with or without spaces and hyphens. */
export async function decodeReceipt(code: string): Promise<Bytes> {
  const plain = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const values = Array.from(plain, (character) => ALPHABET.indexOf(character));
  if (values.length !== SECRET_CHARACTERS + CHECK_CHARACTERS || values.includes(-1)) {
    fail({ kind: 'receipt' });
  }
  const secret = read(values.slice(0, SECRET_CHARACTERS));
  // Writing it again also refuses bits set after the secret's last.
  const same = write(secret, SECRET_CHARACTERS) + (await check(secret)) === plain;
  return same ? secret : fail({ kind: 'receipt' });
}

async function check(secret: Bytes): Promise<string> {
  return write(await sha256(utf8('parallax/receipt/1'), secret), CHECK_CHARACTERS);
}

/** The first `count` groups of five bits, zeros after the last byte. */
function write(bytes: Bytes, count: number): string {
  const groups = Array.from({ length: count }, (_, group) => {
    const first = group * 5;
    const two = ((bytes[first >> 3] ?? 0) << 8) | (bytes[(first >> 3) + 1] ?? 0);
    return (two >> (11 - (first & 7))) & 31;
  });
  return groups.map((value) => ALPHABET[value]).join('');
}

function read(values: readonly number[]): Bytes {
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  return Uint8Array.from({ length: SECRET_BYTES }, (_, byte) =>
    Number.parseInt(bits.slice(byte * 8, byte * 8 + 8), 2),
  );
}
