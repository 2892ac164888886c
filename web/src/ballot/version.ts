// The versions of one ballot: none yet, and the next one with its commit.
// Must not know what is sent or kept.

import type { Bytes } from './bytes.js';
import { commitTo } from './digest.js';
import type { Pending } from './pending.js';

/** A ballot without a version. */
export function fresh(secret: Bytes): Omit<Pending, 'right'> {
  return { secret, sent: { version: 0, answers: '' }, acknowledged: 0, commits: [] };
}

/** The ballot with these answers as its latest version. */
export async function withVersion(
  round: string,
  pending: Pending,
  version: number,
  answers: string,
): Promise<Pending> {
  const commit = await commitTo(round, pending.secret, version, answers);
  const commits = [...pending.commits, { version, commit }];
  return { ...pending, sent: { version, answers }, commits };
}
