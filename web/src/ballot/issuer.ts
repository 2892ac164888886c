// The issuer's public key: RSA, 3072 bit, e = 65537, nothing else.
// Must not know the private half, nor what is signed with it.
//
// Another size or exponent could let the issuer mark one leader's permit, so the key is
// compared byte by byte with the only form the protocol allows, in no engine's parser.

import { concat, equal, type Bytes } from './bytes.js';
import { fail } from './errors.js';

/** SPKI (RFC 5280) with the rsaEncryption OID and a positive modulus of 384 bytes. */
const BEFORE_MODULUS = Uint8Array.of(
  ...[0x30, 0x82, 0x01, 0xa2], // SubjectPublicKeyInfo
  ...[0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00],
  ...[0x03, 0x82, 0x01, 0x8f, 0x00], // BIT STRING
  ...[0x30, 0x82, 0x01, 0x8a], // RSAPublicKey
  ...[0x02, 0x82, 0x01, 0x81, 0x00], // modulus
);
const MODULUS_BYTES = 384;
const EXPONENT_65537 = Uint8Array.of(0x02, 0x03, 0x01, 0x00, 0x01);

/** The key that verifies permits; refuses any but the one kind. */
export async function importIssuer(spki: Bytes): Promise<CryptoKey> {
  const modulus = spki.slice(BEFORE_MODULUS.length, BEFORE_MODULUS.length + MODULUS_BYTES);
  const full = ((modulus[0] ?? 0) & 0x80) !== 0 && ((modulus.at(-1) ?? 0) & 1) === 1;
  if (!full || !equal(spki, concat(BEFORE_MODULUS, modulus, EXPONENT_65537))) {
    fail({ kind: 'issuer-key' });
  }
  // Extractable: the blinding reads n and e. It is a public key.
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
  return crypto.subtle
    .importKey('spki', spki, algorithm, true, ['verify'])
    .catch(() => fail({ kind: 'issuer-key' }));
}
