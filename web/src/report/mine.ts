// Looks for the ballot that this browser keeps, and holds the bulletin against it.
// Must not know how it is shown.

import type { Failure, Kept, Verdict } from '../ballot/index.js';
import type { Leader } from './index.js';

/** Why nothing could be told. */
export type Failed =
  /** The receipt code is none. */
  | 'code'
  /** What this browser kept can't be read. */
  | 'unreadable'
  /** The server did not answer. */
  | 'unchecked';

/** What was found. */
export interface Found {
  readonly kept: Kept | null;
  readonly verdict: Verdict | null;
  readonly failed: Failed | null;
}

/** Looks under the link, or under a receipt code. Never throws: a report is shown all the same. */
export async function look({ recall, check }: Leader, code?: string): Promise<Found> {
  let kept: Kept | null = null;
  try {
    kept = await recall(code);
    return { kept, verdict: kept && (await check(code)), failed: null };
  } catch (error) {
    return { kept, verdict: null, failed: reasonOf(error) };
  }
}

function reasonOf(error: unknown): Failed {
  const failure = error instanceof Error && 'failure' in error ? (error.failure as Failure) : null;
  if (failure?.kind === 'receipt') return 'code';
  return failure?.kind === 'storage' ? 'unreadable' : 'unchecked';
}
