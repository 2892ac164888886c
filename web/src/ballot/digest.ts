// The protocol's hashes: SHA-256, each with a domain of its own.
// Must not know where secrets and answers are kept.

import { concat, fourBytes, sha256, utf8, type Bytes } from './bytes.js';

/** Names a ballot without saying whose. */
export function ballotId(round: string, secret: Bytes): Promise<Bytes> {
  return sha256(utf8('parallax/ballot/1'), utf8(round), secret);
}

/** What the leader finds again in the bulletin. */
export function commitTo(round: string, secret: Bytes, version: number, answers: string): Promise<Bytes> {
  const head = concat(utf8('parallax/commit/1'), utf8(round), secret, fourBytes(version));
  return sha256(head, utf8(answers));
}
