// Random values for tests that hold for every value.
import { randomBytes, randomInt } from 'node:crypto';
import type { Bytes } from '../src/ballot/bytes.js';

export function bytes(length: number): Bytes {
  return new Uint8Array(randomBytes(length));
}

const ALPHABETS = ['abc xyz', 'äöüßé', '漢字戦略', '🧭🚢👩‍🚀', '"\\/', '\u0000\u001f\u202e', 'Ωλφ', '\ud800'];

/** A text of `length` characters from any script, quotes and controls among them. */
export function text(length: number): string {
  const pick = (from: ArrayLike<string>): string => from[randomInt(from.length)] ?? '';
  return Array.from({ length }, () => pick([...pick(ALPHABETS)])).join('');
}
