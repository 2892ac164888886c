// Submitting: one flow from the press of the button to the receipt, which every interruption may
// repeat. Keep the state, get the permit, keep it, cast, keep the acknowledgement.
// Must not know the page: it is told the step, and errors say the rest.

import { encodeAnswers, type Answers } from './answers.js';
import { encodeBody, requireRoomFor } from './body.js';
import { ballotId } from './digest.js';
import { BallotError, fail } from './errors.js';
import { granted } from './grant.js';
import { keep, kept, placeOfLink, placeOfReceipt, type Pending } from './pending.js';
import { blind } from './permit.js';
import { decodeReceipt, encodeReceipt } from './receipt.js';
import type { Session } from './session.js';
import { fresh, withVersion } from './version.js';

/** Where the flow is. */
export type Step = 'preparing' | 'asking-permit' | 'casting' | 'stored';

/** Called at every step. */
export type OnStep = (step: Step) => void;

/** A ballot that the server has stored. */
export interface Submitted {
  /** The receipt code: whoever has it can revise the ballot. */
  readonly receipt: string;
  readonly version: number;
}

/** How often a version may be overtaken by other devices within one press of the button. */
const MOST_OVERTAKINGS = 3;

/** Submits or revises the answers of this link on this device. */
export async function submit(
  session: Session,
  answers: Answers,
  onStep: OnStep = ignore,
): Promise<Submitted> {
  const text = checked(answers);
  const place = await placeOfLink(session.link);
  return session.device.exclusively(place, async () => {
    onStep('preparing');
    const known = kept(session.device.storage, place);
    const pending = known ? await revised(session, known, text) : await begun(session, text);
    return deliver(session, place, pending, onStep, MOST_OVERTAKINGS);
  });
}

/** Goes on with what an interruption left unacknowledged; null when there is nothing. */
export async function resume(session: Session, onStep: OnStep = ignore): Promise<Submitted | null> {
  const place = await placeOfLink(session.link);
  return session.device.exclusively(place, async () => {
    const pending = kept(session.device.storage, place);
    if (!pending || pending.acknowledged >= pending.sent.version) return null;
    // Nobody pressed a button: what another device sent since is not replaced.
    return deliver(session, place, pending, onStep, 0);
  });
}

/** Revises, on any device, the ballot that the receipt code opens. */
export async function reviseByReceipt(
  session: Session,
  code: string,
  answers: Answers,
  onStep: OnStep = ignore,
): Promise<Submitted> {
  const text = checked(answers);
  const secret = await decodeReceipt(code);
  const place = await placeOfReceipt(session.link, await ballotId(session.link.round, secret));
  return session.device.exclusively(place, async () => {
    onStep('preparing');
    const known = kept(session.device.storage, place);
    const first: Pending = { ...fresh(secret), right: { kind: 'receipt' } };
    const pending = await revised(session, known ?? first, text);
    return deliver(session, place, pending, onStep, MOST_OVERTAKINGS);
  });
}

function checked(answers: Answers): string {
  const text = encodeAnswers(answers);
  requireRoomFor(text);
  return text;
}

async function begun(session: Session, answers: string): Promise<Pending> {
  const { link, sheet } = session;
  const secret = crypto.getRandomValues(new Uint8Array(16));
  const blinded = await blind(sheet.issuer, await ballotId(link.round, secret));
  return revised(session, { ...fresh(secret), right: { kind: 'blinded', ...blinded } }, answers);
}

/** The same answers again are the same version: the server takes them as a repeat. */
async function revised(session: Session, pending: Pending, answers: string): Promise<Pending> {
  if (pending.sent.answers === answers) return pending;
  return withVersion(session.link.round, pending, pending.sent.version + 1, answers);
}

async function deliver(
  session: Session,
  place: string,
  pending: Pending,
  onStep: OnStep,
  overtakings: number,
): Promise<Submitted> {
  const { storage } = session.device;
  keep(storage, place, pending);
  if (pending.right.kind === 'blinded') onStep('asking-permit');
  const permitted = await granted(session, place, pending);
  onStep('casting');
  const stored = await cast(session, permitted).catch(overtaken);
  if (stored !== null) {
    if (overtakings === 0) fail({ kind: 'version-stale', storedVersion: stored });
    const next = await withVersion(session.link.round, permitted, stored + 1, permitted.sent.answers);
    return deliver(session, place, next, onStep, overtakings - 1);
  }
  const { version } = permitted.sent;
  const commits = permitted.commits.filter((commit) => commit.version >= version);
  keep(storage, place, { ...permitted, acknowledged: version, commits });
  onStep('stored');
  return { receipt: await encodeReceipt(permitted.secret), version };
}

async function cast(session: Session, { secret, right, sent, commits }: Pending): Promise<null> {
  const commit = commits.at(-1)?.commit ?? fail({ kind: 'storage' });
  const permit = right.kind === 'permitted' ? right.permit : null;
  const reply = await session.requests.putBallot(encodeBody({ secret, permit, ...sent, commit }));
  return reply['version'] === sent.version ? null : fail({ kind: 'reply-malformed' });
}

/** The version that overtook this one; every other error goes on. */
function overtaken(error: unknown): number {
  if (error instanceof BallotError && error.failure.kind === 'version-stale') {
    return error.failure.storedVersion;
  }
  throw error;
}

function ignore(): void {
  // Whoever does not ask is not told.
}
