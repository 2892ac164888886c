// The twelve words of a round sheet, for colleagues to compare (BIP-39, English).
// Must not know the half of the hash that links carry.

import { wordlist } from '@scure/bip39/wordlists/english.js';
import { sha256, type Bytes } from './bytes.js';

const WORDS = 12;
const BITS_A_WORD = 11;

/** The words of 16 bytes: 128 bits and the first 4 of their SHA-256. */
export async function wordsOf(entropy: Bytes): Promise<string> {
  const bits = binary(entropy) + binary(await sha256(entropy)).slice(0, 4);
  const words = Array.from({ length: WORDS }, (_, word) => {
    const from = word * BITS_A_WORD;
    return wordlist[Number.parseInt(bits.slice(from, from + BITS_A_WORD), 2)];
  });
  return words.join(' ');
}

function binary(bytes: Bytes): string {
  return Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
}
