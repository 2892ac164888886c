// The leader's half of docs/protocol.md: what a page calls, and nothing else.
// Must not know the page.

export type { Answers } from './answers.js';
export type { Fault, Verdict } from './bulletin.js';
export { thisBrowser, type Device, type KeptTexts } from './device.js';
export { BallotError, type Failure, type FailureKind } from './errors.js';
export { parseLink, type Link } from './link.js';
export { check, forget, recall, type Kept } from './mine.js';
export { placeOfDraft, placeOfLink } from './pending.js';
export { decodeReceipt, encodeReceipt } from './receipt.js';
export { open, type Session } from './session.js';
export type { Instrument, Sheet, Subgroups } from './sheet.js';
export { reviseByReceipt, resume, submit, type OnStep, type Step, type Submitted } from './submit.js';
