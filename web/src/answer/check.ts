// Which questions are answered, and what the server would refuse.
// Must not stop a leader for anything else: every question may be left out.

import type { Asked, Question } from './asked.js';
import { lines, MOST_RECALLED, MOST_RECALLED_CHARACTERS, type Draft } from './draft.js';
import { isComplete, pool } from './ranking.js';
import { isBlank } from './sentence.js';
import { characters } from './text.js';
import * as words from './wording/asking.js';
import { incomplete } from './wording/ranking.js';

/** Whether there is an answer to this question, all of it. */
export function isGiven(question: Question, draft: Draft, asked: Asked): boolean {
  switch (question) {
    case 'sentence':
      return !isBlank(draft.sentence);
    case 'same':
      return draft.same !== null;
    case 'recall':
      return lines(draft.recalled).length > 0;
    case 'ranking':
      return isComplete(draft.ranking, asked.priorities?.top ?? null);
    case 'first':
      return draft.first !== null;
    case 'stop':
      return draft.nothing || !isBlank(draft.stop);
    case 'clarity':
      return draft.clarity !== null && draft.commitment !== null;
    case 'subgroup':
      return draft.subgroup !== null;
  }
}

/** What to do before this answer can be sent, in words; null when it can, or is left out. */
export function problemOf(question: Question, draft: Draft, asked: Asked): string | null {
  switch (question) {
    case 'sentence':
      return tooLong(draft.sentence, asked.sentence?.mostCharacters);
    case 'stop':
      return draft.nothing ? null : tooLong(draft.stop, asked.stop?.mostCharacters);
    case 'recall':
      return problemOfLines(lines(draft.recalled));
    default:
      return null;
  }
}

function tooLong(text: string, most = Infinity): string | null {
  const over = characters(text) - most;
  return over > 0 ? words.tooLong(over, most) : null;
}

function problemOfLines(written: readonly string[]): string | null {
  if (written.length > MOST_RECALLED) return words.tooManyLines(written.length);
  return written.some((line) => characters(line) > MOST_RECALLED_CHARACTERS) ? words.lineTooLong() : null;
}

/** Said once to whoever goes on without an answer. */
export function missing(question: Question, draft: Draft): string {
  const left = pool(draft.ranking).length;
  const isBegun = draft.ranking.order.length + draft.ranking.bin.length > 0;
  if (question === 'ranking' && isBegun && left > 0) return `${incomplete(left)} ${words.MISSING.else}`;
  return words.MISSING[question];
}
