// Words beside each question: hints, notes on a text, choices. The questions themselves come from the sheet.
// Must not grade: it says what could be considered, and stops at nothing but the server's limits.

import type { Question } from '../asked.js';
import { MOST_RECALLED, MOST_RECALLED_CHARACTERS } from '../draft.js';
import type { Note } from '../sentence.js';
import { count, quoted } from './general.js';

export const SENTENCE = {
  hint: 'As you would say it to a new colleague in the lift.',
  timer: 'Most take about a minute. Nothing happens when it passes.',
  hideTimer: 'Hide the time',
} as const;

/** What a note says. */
export function note(said: Note): string {
  switch (said.kind) {
    case 'short':
      return 'Very short. Say what we choose, and what we choose it over.';
    case 'long':
      return `${said.words} words. Up to ${said.advised} are easier to compare.`;
    case 'sentences':
      return 'This reads like more than one sentence. Which one is the strategy?';
    case 'lines':
      return 'It is shown in one line: line breaks become spaces.';
    case 'pasted':
      return 'Looks pasted. We want your words, not the slide. (That it was pasted is not sent.)';
    case 'names':
      return `${quoted(said.found)}: a name may tell colleagues who wrote this.`;
    case 'roles':
      return `${quoted(said.found)}: this may tell colleagues who wrote it.`;
    case 'foreign':
      return 'Not in the language of the question: this may tell colleagues who wrote it.';
  }
}

/** Said to whoever goes on without an answer. */
export const MISSING: Readonly<Record<Question | 'else', string>> = {
  sentence: 'Write your sentence, or skip this question.',
  same: 'Choose a number, or skip this question.',
  recall: 'Name at least one, or skip this question.',
  ranking: 'Rank the priorities, or skip this question.',
  first: 'Choose one, or skip this question.',
  stop: 'Write what should stop, tick “Nothing needs to stop”, or skip this question.',
  clarity: 'Answer both, or skip what you leave open.',
  subgroup: 'Choose one, or skip this question.',
  else: 'Or skip this question: an unfinished order is not sent.',
};

export function room(left: number, most: number): string {
  if (left < 0) return `${count(-left, 'character')} too many`;
  return `${count(left, 'character')} left of ${most}`;
}

export function tooLong(over: number, most: number): string {
  return `This is ${count(over, 'character')} too long. Shorten it to ${most}; nothing you wrote is lost.`;
}

export const SAME = {
  none: 'None',
  number: 'Your guess',
} as const;

export function colleagues(number: number): string {
  return `${count(number, 'colleague')} ${number === 1 ? 'is' : 'are'} asked beside you. A guess is enough.`;
}

export function allOf(number: number): string {
  return `All ${number}`;
}

export function notACount(colleagues: number): string {
  return `Type a whole number from 0 to ${colleagues}.`;
}

export const RECALL = {
  hint: 'One a line, in any order. The list comes on the next screen; after that, this answer stays as it is.',
  locked: 'You have seen the list since. What comes from memory stays as it is.',
  label: 'Priorities you remember, one a line',
  none: 'You wrote nothing before the list was shown.',
} as const;

export function tooManyLines(found: number): string {
  return `These are ${found} lines; ${MOST_RECALLED} are the most. Leave the least certain ones out.`;
}

export function lineTooLong(): string {
  return `A line has more than ${MOST_RECALLED_CHARACTERS} characters. Name each priority in a few words.`;
}

export const FIRST = { hint: 'A guess about the others, not your own order.' } as const;

export const STOP = {
  hint: 'One line. “Nothing” is an answer, too.',
  nothing: 'Nothing needs to stop',
} as const;

export const CLARITY = {
  unset: 'Not answered yet',
  low: '0: not at all',
  high: '100: entirely',
  number: 'Clarity as a number',
  wrong: 'Type a whole number from 0 to 100.',
} as const;

export const SUBGROUP = {
  hint: 'Answers of a part are shown only where that part, and all others together, have at least five. Your choice is not shown with any other answer.',
} as const;
