// Words that every screen uses: buttons, progress, times, numbers.
// Must not know answers.

import type { Progress } from '../flow.js';

export const PRODUCT = 'Parallax';
export const PROGRESS = 'Progress';

export const BUTTONS = {
  start: 'Start',
  resume: 'Continue',
  next: 'Continue',
  skip: 'Skip this question',
  back: 'Back',
  toReview: 'Back to your answers',
  change: 'Change',
  tryAgain: 'Try again',
  cancel: 'Cancel',
} as const;

export const SAVED = 'Saved on this device';
export const SAVED_IN_TAB = 'Saved in this tab only';
export const NOT_SAVED = 'Not saved: this browser keeps nothing more. Go on without closing this page.';

export function step({ step: number, of }: Progress): string {
  return `${number} of ${of}`;
}

/** The title of the window: what is on, never what was written. */
export function title(heading: string, progress: Progress | null): string {
  return [...(progress ? [step(progress)] : []), heading, PRODUCT].join(' · ');
}

/** A time in the reader's own zone and, where it is English, their own order of day and month. */
export function time(moment: Date, locale: string = navigator.language): string {
  const english = /^en\b/i.test(locale) ? locale : 'en-GB';
  const day = new Intl.DateTimeFormat(english, { weekday: 'long', day: 'numeric', month: 'long' });
  const hour = new Intl.DateTimeFormat(english, { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
  return `${day.format(moment)}, ${hour.format(moment)}`;
}

const HOUR = 3_600_000;

/** How far ahead: days, then hours. */
export function until(moment: Date, now: Date): string {
  const hours = Math.floor((moment.getTime() - now.getTime()) / HOUR);
  if (hours < 1) return 'in less than an hour';
  if (hours < 48) return `in ${count(hours, 'hour')}`;
  return `in ${count(Math.floor(hours / 24), 'day')}`;
}

export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** A list as a sentence has it, each in quotation marks. */
export function quoted(texts: readonly string[]): string {
  const marked = texts.map((text) => `“${text}”`);
  return marked.length < 2 ? marked.join('') : `${marked.slice(0, -1).join(', ')} and ${marked.at(-1) ?? ''}`;
}

/** A frozen question in two: what is asked, and what it adds. */
export function parted(question: string): readonly [string, string] {
  const at = question.indexOf('? ');
  return at < 0 ? [question, ''] : [question.slice(0, at + 1), question.slice(at + 2)];
}
