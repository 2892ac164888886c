// Permits: RSA blind signatures, RFC 9474, RSABSSA-SHA384-PSS-Randomized.
// Must not know whose permit it is: the token belongs to the request alone.

import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { concat, type Bytes } from './bytes.js';
import { fail } from './errors.js';

/** Bytes of the random prefix (RFC 9474, 4.1). */
export const PREFIX_BYTES = 32;
/** Bytes of a blinded message and of a signature. */
export const SIGNATURE_BYTES = 384;
/** Bytes of a permit: prefix and signature. */
export const PERMIT_BYTES = PREFIX_BYTES + SIGNATURE_BYTES;

/** A message on its way to the issuer, and what takes the blinding off again. */
export interface Blinded {
  /** Prefix and ballot_id. */
  readonly prepared: Bytes;
  /** What the issuer sees. */
  readonly blinded: Bytes;
  /** The inverse of the blinding factor; whoever has it can link the two. */
  readonly inverse: Bytes;
}

const suite = RSABSSA.SHA384.PSS.Randomized();

/** Prepare and Blind (RFC 9474, 4.1 and 4.2). Takes some 60 ms. */
export async function blind(issuer: CryptoKey, ballotId: Bytes): Promise<Blinded> {
  const prepared = suite.prepare(ballotId);
  const { blindedMsg, inv } = await suite.blind(issuer, prepared);
  return {
    prepared: new Uint8Array(prepared),
    blinded: new Uint8Array(blindedMsg),
    inverse: new Uint8Array(inv),
  };
}

/** Finalize (RFC 9474, 4.4): the permit, verified; refuses a signature that is none. */
export async function finalize(issuer: CryptoKey, message: Blinded, signature: Bytes): Promise<Bytes> {
  const { prepared, inverse } = message;
  const unblinded = await suite
    .finalize(issuer, prepared, signature, inverse)
    .catch(() => fail({ kind: 'issuer-signature' }));
  return concat(prepared.slice(0, PREFIX_BYTES), unblinded);
}
