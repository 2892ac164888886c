// Which screen follows which, and how far a leader is.
// Must not know what a screen shows, nor the browser's history.

import type { Question } from './asked.js';

/** A screen of its own: one question, or one of those around the questions. */
export type Screen = 'welcome' | 'code' | Question | 'review' | 'done';

const AROUND: readonly Screen[] = ['welcome', 'code', 'review', 'done'];

/** How far: the review is the last step. */
export interface Progress {
  readonly step: number;
  readonly of: number;
}

/** Whether a text that was kept names a screen of this round. */
export function isScreen(name: unknown, questions: readonly Question[]): name is Screen {
  return [...AROUND, ...questions].includes(name as Screen);
}

export function isQuestion(screen: Screen): screen is Question {
  return !AROUND.includes(screen);
}

/** The screen after this one. */
export function next(screen: Screen, questions: readonly Question[]): Screen {
  return questions[questions.indexOf(screen as Question) + 1] ?? 'review';
}

/** The screen before this one. */
export function previous(screen: Screen, questions: readonly Question[]): Screen {
  if (screen === 'review') return questions.at(-1) ?? 'welcome';
  return questions[questions.indexOf(screen as Question) - 1] ?? 'welcome';
}

/** Null where no question is asked. */
export function progress(screen: Screen, questions: readonly Question[]): Progress | null {
  const of = questions.length + 1;
  if (screen === 'review') return { step: of, of };
  return isQuestion(screen) ? { step: questions.indexOf(screen) + 1, of } : null;
}
