// The bulletin after the release: is my ballot among those counted, and are the counts possible?
// Must not tell the server which entry is looked for: it fetches all of them.

import { toBase64url, type Bytes } from './bytes.js';
import { fail } from './errors.js';
import { bytesOf, isCount, isListOf, isText, readObjectIn } from './json.js';
import type { Pending } from './pending.js';
import type { Reported } from './report.js';
import type { Sheet } from './sheet.js';

/** What is wrong with a bulletin. */
export type Fault =
  /** A ballot that the server acknowledged is not there, or was altered in the box. */
  | 'commit-missing'
  /** This device's ballot is not there, and the server never said that it had it. */
  | 'never-acknowledged'
  | 'other-round'
  | 'entry-twice'
  | 'more-entries-than-permits'
  | 'more-permits-than-invited'
  /** Bulletin or report count other invitations than the verified sheet has names. */
  | 'invited-differs'
  /** The report was made from more or fewer ballots than the bulletin lists. */
  | 'entries-differ-from-report';

/** The result of the check. */
export interface Verdict {
  /** Whether there is no fault. */
  readonly green: boolean;
  readonly faults: readonly Fault[];
  /** How many ballots were counted. */
  readonly entries: number;
  readonly permits: number;
  readonly invited: number;
  /** How many boxes could not be opened or held no valid answers. */
  readonly dropped: number;
}

/** What this device knows of its own ballot. */
export type Mine = Pick<Pending, 'commits' | 'acknowledged'>;

/** What a bulletin is held against. */
export interface Against {
  /** The verified sheet: its roster is what every leader of the round was shown. */
  readonly sheet: Pick<Sheet, 'round' | 'roster'>;
  readonly report: Reported;
  readonly mine: Mine;
}

/** Checks a bulletin against the sheet, the report and what this device kept. */
export function checkBulletin(bytes: Bytes, { sheet, report, mine }: Against): Verdict {
  const bulletin = read(bytes);
  const { entries, permits, invited, dropped } = bulletin;
  const named = sheet.roster.length;
  const distinct = new Set(entries);
  const found = mine.commits.some(({ commit }) => distinct.has(toBase64url(commit)));
  const missing = mine.acknowledged > 0 ? 'commit-missing' : 'never-acknowledged';
  const looked: readonly (readonly [boolean, Fault])[] = [
    [!found, missing],
    [bulletin.round !== sheet.round, 'other-round'],
    [distinct.size !== entries.length, 'entry-twice'],
    [entries.length > permits, 'more-entries-than-permits'],
    [permits > invited, 'more-permits-than-invited'],
    [invited !== named || report.invited !== named, 'invited-differs'],
    [entries.length !== (report.answered ?? entries.length), 'entries-differ-from-report'],
  ];
  const faults = looked.filter(([wrong]) => wrong).map(([, fault]) => fault);
  return { green: faults.length === 0, faults, entries: entries.length, permits, invited, dropped };
}

interface Bulletin {
  readonly round: string;
  readonly entries: readonly string[];
  readonly permits: number;
  readonly invited: number;
  readonly dropped: number;
}

function read(bytes: Bytes): Bulletin {
  const fields = readObjectIn(bytes) ?? {};
  const { schema, round, commits, permits, invited, dropped } = fields;
  const whole = schema === 'parallax.bulletin/1' && isText(round) && isListOf(commits, isCommit);
  if (!whole || !isCount(permits) || !isCount(invited) || !isCount(dropped)) {
    return fail({ kind: 'reply-malformed' });
  }
  return { round, entries: commits, permits, invited, dropped };
}

function isCommit(value: unknown): value is string {
  return bytesOf(value, 32) !== null;
}
