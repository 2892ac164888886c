// Words from the review to the receipt.
// Must not hold a secret or an answer.

import type { Step } from '../../ballot/index.js';
import type { Question } from '../asked.js';

export const REVIEW = {
  heading: 'Your answers',
  lead: 'Nothing has been sent yet. Look them over, then submit.',
  leadRevised: 'The changes have not been sent yet. Until you submit them, what you sent before counts.',
  submit: 'Submit',
  submitAgain: 'Submit the changes',
  unanswered: 'Not answered',
  unfinished: 'Not finished, so it will not be sent',
  unplaced: 'Not placed, equal after these',
  nothing: 'Nothing',
  keep: 'Keep what I sent',
  empty: 'There is no answer yet. Answer one question at least.',
  blocked: 'One answer cannot be sent as it is. Change it above.',
} as const;

/** What each answer is called beside its "Change". */
export const NAMES: Readonly<Record<Question, string>> = {
  sentence: 'Our strategy in one sentence',
  same: 'Colleagues who wrote the same',
  recall: 'Priorities from memory',
  ranking: 'Order of the priorities',
  first: 'What most colleagues put first',
  stop: 'What to stop or pause',
  clarity: 'Clarity and commitment',
  subgroup: 'Your part of the team',
};

export function clarity(value: number): string {
  return `Clarity: ${value} of 100`;
}

export function commitment(level: number, words: string): string {
  return `Commitment: ${level} of 5, “${words}”`;
}

export const CLARITY_MISSING = 'Clarity: not answered';
export const COMMITMENT_MISSING = 'Commitment: not answered';

/** What happens between the button and the receipt, in order. */
export const STEPS: readonly (readonly [Step, string])[] = [
  ['preparing', 'Preparing your ballot on this device'],
  ['asking-permit', 'Getting your permit, signed unseen'],
  ['casting', 'Sending the ballot'],
  ['stored', 'Stored and sealed'],
];

export const SENDING = 'Submitting your answers';
export const RESUMING = 'Finishing what was interrupted';
export const NOT_SENT = 'Not sent. Your answer is safe on this device. Try again.';

export const DONE = {
  heading: 'Your answers are in',
  headingLater: 'You have answered',
  text: 'They are sealed until the round closes.',
  receipt: 'Your receipt code',
  receiptFor:
    'It lets you change your answers on another device. On this device you do not need it. Nobody can look it up for you, and whoever has it can replace your answers: keep it to yourself.',
  show: 'Show the receipt code',
  keep: 'Copy it to a password manager, or print this page.',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Copying did not work here: select the code and copy it.',
  print: 'Print',
  change: 'Change my answers',
  next: 'What happens next',
  nextRead: 'After the close the sentences are shuffled and read; then everybody gets the report at once.',
  nextLink: 'Open the link of your invitation again then: it shows the report.',
  shared: 'This tab forgets everything when you close it. To change your answers later you need the receipt code.',
} as const;

export function changeUntil(closes: string): string {
  return `You can change your answers until ${closes}.`;
}

export const CODE = {
  heading: 'You answered on another device',
  text: 'With your receipt code you can answer again here; the new answers replace the old ones. The old ones cannot be shown: they are sealed.',
  label: 'Receipt code',
  hint: '28 letters and digits, with or without the hyphens.',
  next: 'Continue',
  entered: 'You answer with a receipt code: what you submit here replaces what you sent before.',
} as const;

export const SPENT = {
  title: 'This invitation was already used',
  text: 'Your answers were not sent; they are safe on this device. If it was you, on another device or in another browser, go on there or enter your receipt code here.',
  notMe: 'If it was not you, tell your organizer and your colleagues: somebody else had your link.',
  send: 'Submit with this code',
} as const;

export const CLEAR = {
  button: 'Clear what is on this device',
  title: 'Clear what is on this device?',
  unsent: 'What you wrote here has not been sent and cannot be brought back.',
  sent: 'Your submitted answers stand and count. Without the receipt code you cannot change them any more, and the report cannot mark them as yours.',
  nothing: 'Nothing is written here yet; this tab forgets your link.',
  yes: 'Clear',
  doneHeading: 'Cleared',
  doneText: 'This device keeps nothing of your answers, and this tab has forgotten your link.',
} as const;
