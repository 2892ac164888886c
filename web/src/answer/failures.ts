// What each failure means for the page: which of its plain pages ends here, or what is said beside the
// answers, which stay. One line for every kind.
// Must not know how either looks.

import { BallotError, type Failure, type FailureKind } from '../ballot/index.js';
import * as pages from './wording/pages.js';

/** What the page does about a failure. */
export type Response =
  /** The link ends: a page of its own. */
  | { readonly kind: 'page'; readonly page: pages.Plain; readonly again: boolean }
  /** The round is over: closed, or perhaps released by now. */
  | { readonly kind: 'over' }
  /** This link is ended; what was written can be copied. */
  | { readonly kind: 'revoked' }
  /** The round is not there: unknown, or started again. */
  | { readonly kind: 'gone' }
  /** Another device used the invitation: its receipt code helps. */
  | { readonly kind: 'spent' }
  /** The answers stay on the screen, with this said above them. */
  | { readonly kind: 'beside'; readonly text: string; readonly again: boolean };

const ends = (page: pages.Plain, again = false): Response => ({ kind: 'page', page, again });

/** While the link is opened nothing is on the screen: every failure is a page. */
const OPENING: Readonly<Record<FailureKind, Response | null>> = {
  'insecure-context': ends(pages.INSECURE),
  storage: ends(pages.NO_STORAGE),
  link: ends(pages.DAMAGED),
  'sheet-differs': ends(pages.TAMPERED),
  'sheet-malformed': ends(pages.UNREADABLE),
  'issuer-key': ends(pages.UNSAFE_KEY),
  network: ends(pages.OFFLINE, true),
  'too-many-requests': ends(pages.BUSY, true),
  server: ends(pages.BUSY, true),
  'reply-malformed': ends(pages.UNREADABLE, true),
  'not-found': { kind: 'gone' },
  'round-closed': { kind: 'over' },
  'invitation-unknown': { kind: 'revoked' },
  'permit-spent': { kind: 'spent' },
  // These come of submitting only.
  receipt: null,
  'issuer-signature': null,
  'answers-empty': null,
  'answers-too-long': null,
  'permit-invalid': null,
  'version-stale': null,
  refused: null,
};

/** What ends a link also while it is submitted; everything else is said beside the answers. */
const ENDING: readonly FailureKind[] = [
  'not-found',
  'round-closed',
  'invitation-unknown',
  'permit-spent',
  'insecure-context',
];

/** For a failure while the link is opened. */
export function whenOpening(error: unknown): Response {
  if (!(error instanceof BallotError)) return ends(pages.FAULT, true);
  return OPENING[error.failure.kind] ?? ends({ heading: pages.FAULT.heading, paragraphs: [error.message] }, true);
}

/** For a failure after the press of the button. */
export function whenSubmitting(error: unknown): Response {
  if (!(error instanceof BallotError)) return { kind: 'beside', text: pages.FAULT.paragraphs.join(' '), again: true };
  const { failure, message } = error;
  const ending = ENDING.includes(failure.kind) ? OPENING[failure.kind] : null;
  return ending ?? { kind: 'beside', text: detailed(failure, message), again: mayBeRepeated(failure.kind) };
}

/** The server's own words say which answer it refused. */
function detailed(failure: Failure, message: string): string {
  return failure.kind === 'refused' && failure.detail ? `${message} (${failure.detail})` : message;
}

const REPEATABLE: readonly FailureKind[] = ['network', 'too-many-requests', 'server', 'reply-malformed', 'version-stale'];

function mayBeRepeated(kind: FailureKind): boolean {
  return REPEATABLE.includes(kind);
}
