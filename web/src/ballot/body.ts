// The ballot's body: always of the same size, so that the wire does not tell how much was written.
// Must not know the token.

import { toBase64url, utf8, type Bytes } from './bytes.js';
import { fail } from './errors.js';
import { PERMIT_BYTES } from './permit.js';

/** Bytes of every ballot body. */
export const BODY_BYTES = 8_192;
const HIGHEST_VERSION = 0xffff_ffff;

/** What a body says. */
export interface Ballot {
  readonly secret: Bytes;
  /** Null for a revision with the receipt code. */
  readonly permit: Bytes | null;
  readonly version: number;
  /** The answers' JSON text. */
  readonly answers: string;
  readonly commit: Bytes;
}

/** The body, padded to its one size. */
export function encodeBody(ballot: Ballot): Bytes {
  const content = {
    secret: toBase64url(ballot.secret),
    permit: ballot.permit && toBase64url(ballot.permit),
    version: ballot.version,
    answers: ballot.answers,
    commit: toBase64url(ballot.commit),
  };
  const missing = BODY_BYTES - utf8(JSON.stringify({ ...content, pad: '' })).length;
  if (missing < 0) fail({ kind: 'answers-too-long' });
  return utf8(JSON.stringify({ ...content, pad: '.'.repeat(missing) }));
}

/** Refuses answers that no body could hold (quotes take four bytes each), before a permit is asked for. */
export function requireRoomFor(answers: string): void {
  encodeBody({
    secret: new Uint8Array(16),
    permit: new Uint8Array(PERMIT_BYTES),
    version: HIGHEST_VERSION,
    answers,
    commit: new Uint8Array(32),
  });
}
