// What can go wrong for a leader, each with its own fields and words.
// Must not hold a secret, a token, a permit or an answer: messages are shown and copied.

/** Why the ballot stopped. Everything typed stays on the device in every case. */
export type Failure =
  | { readonly kind: 'insecure-context' }
  | { readonly kind: 'storage' }
  | { readonly kind: 'link' }
  | { readonly kind: 'receipt' }
  | { readonly kind: 'sheet-differs' }
  | { readonly kind: 'sheet-malformed'; readonly field: string }
  | { readonly kind: 'issuer-key' }
  | { readonly kind: 'issuer-signature' }
  | { readonly kind: 'answers-empty' }
  | { readonly kind: 'answers-too-long' }
  | { readonly kind: 'network' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'permit-spent' }
  | { readonly kind: 'permit-invalid' }
  | { readonly kind: 'invitation-unknown' }
  | { readonly kind: 'round-closed' }
  | { readonly kind: 'version-stale'; readonly storedVersion: number }
  | { readonly kind: 'too-many-requests'; readonly retryAfterSeconds: number | null }
  | { readonly kind: 'server'; readonly status: number }
  | { readonly kind: 'reply-malformed' }
  | {
      readonly kind: 'refused';
      readonly status: number;
      /** Which answer, where the server names one. */
      readonly field: string | null;
      /** The server's own words, for the leader beside that answer. */
      readonly detail: string | null;
    };

/** The name of a failure. */
export type FailureKind = Failure['kind'];

const KEPT = 'Your answers are kept on this device.';

// What happened; whether anything is lost; what to do next.
const MESSAGES: Readonly<Record<FailureKind, string>> = {
  'insecure-context':
    'This page was not opened over a secure connection, so it cannot protect your answers. Nothing was sent. Open the link with https.',
  storage:
    'This browser does not let the page keep anything, so an interrupted answer would be lost. Nothing was sent. Leave private browsing or use another browser.',
  link: 'This link is not complete. Open it again from your invitation, or ask for a new one.',
  receipt: 'This is not a receipt code. It has 28 letters and digits; compare it with what you wrote down.',
  'sheet-differs':
    'The questions that the server sent are not the ones your invitation was made for. Nothing was sent. Ask your colleagues whether they see the same, and tell the organizer.',
  'sheet-malformed':
    'The questions that the server sent cannot be read. Nothing was sent. Tell the organizer.',
  'issuer-key':
    'The round uses a key that could mark ballots, so this page refuses it. Nothing was sent. Tell the organizer.',
  'issuer-signature': `The server did not sign your permit correctly, so your answers were not sent. ${KEPT} Tell the organizer.`,
  'answers-empty': 'There is no answer yet. Answer one question at least.',
  'answers-too-long': `Your answers are too long to be sent. ${KEPT} Shorten the longest text.`,
  network: `The connection was lost. ${KEPT} Try again; nothing is counted twice.`,
  'not-found': 'There is no such round. Open the link again from your invitation.',
  'permit-spent': `This invitation was already used on another device or in another browser. ${KEPT} Continue there, or enter your receipt code here.`,
  'permit-invalid': `The server does not know this ballot. ${KEPT} Check the receipt code, or open your own link.`,
  'invitation-unknown': `This invitation is no longer valid. ${KEPT} Ask the organizer for a new link.`,
  'round-closed':
    'The round is closed: these answers were not counted. What you had sent before it closed counts.',
  'version-stale': `A newer version of your answers was sent from another device and counts. ${KEPT} Submit again to replace it.`,
  'too-many-requests': `The server is busy. ${KEPT} Try again in a moment.`,
  server: `The server cannot store answers at the moment. ${KEPT} Try again later; nothing is counted twice.`,
  'reply-malformed': `The server's reply cannot be read. ${KEPT} Try again; nothing is counted twice.`,
  refused: `The server refused these answers. ${KEPT} Correct them and submit again.`,
};

/** The one error of this library. */
export class BallotError extends Error {
  override readonly name = 'BallotError';

  constructor(readonly failure: Failure) {
    super(MESSAGES[failure.kind]);
  }
}

/** Stops with this failure. */
export function fail(failure: Failure): never {
  throw new BallotError(failure);
}
