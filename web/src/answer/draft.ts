// What a leader has answered so far, as the screens hold it, and the ballot's answers made from it.
// Must not know where it is kept, nor how it is sent.

import type { Answers } from '../ballot/index.js';
import type { Asked } from './asked.js';
import { fresh, isComplete, type Ranking } from './ranking.js';
import { clean } from './text.js';

/** The answers of every screen; null where nothing was chosen. */
export interface Draft {
  readonly sentence: string;
  readonly same: number | null;
  /** From memory, one a line. */
  readonly recalled: string;
  /** Whether the list of priorities was shown: from then on nothing comes from memory. */
  readonly listSeen: boolean;
  readonly ranking: Ranking;
  readonly first: number | null;
  readonly stop: string;
  /** "Nothing" instead of what is written in `stop`. */
  readonly nothing: boolean;
  readonly clarity: number | null;
  readonly commitment: number | null;
  readonly subgroup: number | null;
}

/** The most lines from memory, and characters of one, that the server takes. */
export const MOST_RECALLED = 10;
export const MOST_RECALLED_CHARACTERS = 200;
const NOTHING = 'Nothing';

/** A draft in which nothing is answered. */
export function blank(asked: Asked, random: (below: number) => number): Draft {
  return {
    sentence: '',
    same: null,
    recalled: '',
    listSeen: false,
    ranking: fresh(asked.priorities?.items.length ?? 0, random),
    first: null,
    stop: '',
    nothing: false,
    clarity: null,
    commitment: null,
    subgroup: null,
  };
}

/** The lines of a text, clean, without empty ones. */
export function lines(text: string): readonly string[] {
  return text
    .split(/[\r\n]+/)
    .map(clean)
    .filter((line) => line !== '');
}

/** The ballot's answers. What is not finished, or not asked, is left out. */
export function answersOf(draft: Draft, asked: Asked): Answers {
  const sentence = clean(draft.sentence);
  const stop = draft.nothing ? NOTHING : clean(draft.stop);
  const recalled = lines(draft.recalled);
  return {
    ...(asked.sentence && sentence && { sentence }),
    ...forecastOf(draft, asked),
    ...rankingOf(draft.ranking, asked),
    ...(asked.priorities?.recall && recalled.length > 0 && { recalled }),
    ...(asked.stop && stop && { stop }),
    ...(asked.clarity && draft.clarity !== null && { clarity: draft.clarity }),
    ...(asked.clarity && draft.commitment !== null && { commitment: draft.commitment }),
    ...(asked.subgroup && draft.subgroup !== null && { subgroup: draft.subgroup }),
  };
}

/** Whether there is anything that a ballot may hold alone. */
export function isAnswered(answers: Answers): boolean {
  return Object.keys(answers).some((name) => name !== 'subgroup');
}

function forecastOf({ same, first }: Draft, asked: Asked): Pick<Answers, 'forecast'> {
  if (!asked.forecast) return {};
  const asksFirst = asked.questions.includes('first');
  const forecast = { ...(same !== null && { same }), ...(asksFirst && first !== null && { first }) };
  return Object.keys(forecast).length > 0 ? { forecast } : {};
}

function rankingOf(ranking: Ranking, { priorities }: Asked): Pick<Answers, 'ranking' | 'not_priority'> {
  if (!priorities || !isComplete(ranking, priorities.top)) return {};
  return { ranking: ranking.order.map((item) => [item]), not_priority: ranking.bin };
}

/** The draft from which these answers were made, to change them. */
export function draftOf(answers: Answers, asked: Asked, random: (below: number) => number): Draft {
  const stop = answers.stop ?? '';
  return {
    ...blank(asked, random),
    sentence: answers.sentence ?? '',
    same: answers.forecast?.same ?? null,
    recalled: (answers.recalled ?? []).join('\n'),
    listSeen: true,
    ranking: {
      ...fresh(asked.priorities?.items.length ?? 0, random),
      order: (answers.ranking ?? []).flat(),
      bin: answers.not_priority ?? [],
    },
    first: answers.forecast?.first ?? null,
    stop: stop === NOTHING ? '' : stop,
    nothing: stop === NOTHING,
    clarity: answers.clarity ?? null,
    commitment: answers.commitment ?? null,
    subgroup: answers.subgroup ?? null,
  };
}

/** Whether two drafts hold the same answers. */
export function isSame(one: Draft, other: Draft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
