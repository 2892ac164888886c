// What the released report says of itself, to hold the bulletin against it.
// Must not know what the report shows.

import type { Bytes } from './bytes.js';
import { fail } from './errors.js';
import { isCount, readObjectIn } from './json.js';

/** The counts in the released report. */
export interface Reported {
  readonly invited: number;
  /** How many ballots the report was made from; null where so few answered that it is not told. */
  readonly answered: number | null;
}

/** Reads the counts in a report. */
export function readReported(bytes: Bytes): Reported {
  const { schema, invited, answered } = readObjectIn(bytes) ?? {};
  if (schema !== 'parallax.release/1' || !isCount(invited)) return fail({ kind: 'reply-malformed' });
  if (answered !== null && !isCount(answered)) return fail({ kind: 'reply-malformed' });
  return { invited, answered };
}
