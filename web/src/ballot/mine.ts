// What this device knows of the leader's own ballot: to fill the form again, to show the receipt,
// to check the bulletin, to forget. Nothing here tells the server anything about it.
// Must not know how a ballot is sent.

import { decodeAnswers, type Answers } from './answers.js';
import { checkBulletin, type Verdict } from './bulletin.js';
import { ballotId } from './digest.js';
import { kept, placeOfLink, placeOfReceipt } from './pending.js';
import { decodeReceipt, encodeReceipt } from './receipt.js';
import { readReported } from './report.js';
import type { Session } from './session.js';

/** The ballot that is kept on this device. */
export interface Kept {
  /** What was last submitted here, arrived or not. */
  readonly answers: Answers;
  readonly version: number;
  /** Whether the server said that it has this version. */
  readonly acknowledged: boolean;
  /** The receipt code; null before the first version is acknowledged, when it opens nothing. */
  readonly receipt: string | null;
}

/** What names a place on a device: also while there is no sheet. */
type Whose = Pick<Session, 'device' | 'link'>;

/** The ballot of this link (or this code) that is kept here, if any. */
export async function recall(whose: Whose, code?: string): Promise<Kept | null> {
  const pending = kept(whose.device.storage, await placeOf(whose, code));
  if (!pending) return null;
  const { sent, acknowledged, secret } = pending;
  return {
    answers: decodeAnswers(sent.answers),
    version: sent.version,
    acknowledged: acknowledged >= sent.version,
    receipt: acknowledged > 0 ? await encodeReceipt(secret) : null,
  };
}

/** Checks the released bulletin against sheet and report; null when this device keeps no ballot of this link (or this code). */
export async function check(session: Session, code?: string): Promise<Verdict | null> {
  const mine = kept(session.device.storage, await placeOf(session, code));
  if (!mine) return null;
  const { requests, sheet } = session;
  const [bulletin, report] = await Promise.all([requests.get('bulletin'), requests.get('report')]);
  return checkBulletin(bulletin, { sheet, report: readReported(report), mine });
}

/** Removes what this device keeps of the ballot of this link (or this code); the ballot itself stands. */
export async function forget(whose: Whose, code?: string): Promise<void> {
  whose.device.storage.removeItem(await placeOf(whose, code));
}

async function placeOf({ link }: Whose, code?: string): Promise<string> {
  if (code === undefined) return placeOfLink(link);
  return placeOfReceipt(link, await ballotId(link.round, await decodeReceipt(code)));
}
