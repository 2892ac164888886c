// Getting the permit: for this link's own blinded message, or for the one that its invitation was spent
// for before the link was renewed.
// Must not know another leader's answers: of what was begun here it sees secrets and blinded messages.

import { toBase64url, type Bytes } from './bytes.js';
import { BallotError, fail } from './errors.js';
import { bytesOf } from './json.js';
import { begunHere, keep, type Pending } from './pending.js';
import { finalize, SIGNATURE_BYTES, type Blinded } from './permit.js';
import type { Session } from './session.js';
import { fresh, withVersion } from './version.js';

/** The ballot with its permit, kept. The blinding is forgotten: nothing is left that could link the two. */
export async function granted(session: Session, place: string, pending: Pending): Promise<Pending> {
  const { right } = pending;
  if (right.kind !== 'blinded') return pending;
  const permit = await ask(session, right);
  if (permit === null) return (await adopted(session, place, pending)) ?? fail({ kind: 'permit-spent' });
  const permitted: Pending = { ...pending, right: { kind: 'permitted', permit } };
  keep(session.device.storage, place, permitted);
  return permitted;
}

/**
 * Goes on with the ballot that this invitation was spent for, if it was begun here under an older link.
 *
 * Only for an invitation that is spent: the server then signs the one message it was spent for and no
 * other leader's, so a signature says whose it is. One that is not spent would be spent for whatever
 * message came first. Secret and permit are taken over; the answers are those just submitted.
 */
async function adopted(session: Session, place: string, { sent }: Pending): Promise<Pending | null> {
  const { device, link } = session;
  const others = (await begunHere(device.storage, link)).filter(({ name }) => name !== place);
  for (const { name, secret, blinded } of others) {
    const permit = await ask(session, blinded);
    if (permit === null) continue;
    const begun: Pending = { ...fresh(secret), right: { kind: 'permitted', permit } };
    const mine = await withVersion(link.round, begun, sent.version, sent.answers);
    keep(device.storage, place, mine);
    device.storage.removeItem(name);
    return mine;
  }
  return null;
}

/** The permit, verified; null when the invitation was spent for another message. */
async function ask({ link, requests, sheet }: Session, message: Blinded): Promise<Bytes | null> {
  const content = { token: toBase64url(link.token), blinded: toBase64url(message.blinded) };
  const reply = await requests.postPermit(content).catch(spent);
  if (reply === null) return null;
  const signature = bytesOf(reply['signature'], SIGNATURE_BYTES) ?? fail({ kind: 'issuer-signature' });
  return finalize(sheet.issuer, message, signature);
}

/** Null for a spent invitation; every other error goes on. */
function spent(error: unknown): null {
  if (error instanceof BallotError && error.failure.kind === 'permit-spent') return null;
  throw error;
}
