// What a sheet asks, read into what the screens need.
// Must not know answers, nor how a screen looks.

import { BallotError, type Sheet } from '../ballot/index.js';

/** A screen that asks something. */
export type Question =
  | 'sentence'
  | 'same'
  | 'recall'
  | 'ranking'
  | 'first'
  | 'stop'
  | 'clarity'
  | 'subgroup';

export interface SentenceAsked {
  readonly question: string;
  /** Above so many words the page asks for fewer. */
  readonly wordsAdvised: number;
  readonly mostCharacters: number;
  /** Whether the time taken is shown, counting up. */
  readonly timer: boolean;
}

export interface ForecastAsked {
  readonly same: string;
  readonly first: string;
}

export interface PrioritiesAsked {
  readonly question: string;
  readonly items: readonly string[];
  /** How many are ranked at most; null for the whole list. */
  readonly top: number | null;
  /** The question from memory that comes before, if it does. */
  readonly recall: string | null;
}

export interface StopAsked {
  readonly question: string;
  readonly mostCharacters: number;
}

export interface ClarityAsked {
  readonly clarity: string;
  readonly commitment: string;
  /** What 0, 1, … mean. */
  readonly levels: readonly string[];
}

export interface SubgroupAsked {
  readonly question: string;
  readonly cells: readonly string[];
}

/** The questions of a round; what is null is not asked. */
export interface Asked {
  /** In the order in which they are asked. */
  readonly questions: readonly Question[];
  readonly sentence: SentenceAsked | null;
  readonly forecast: ForecastAsked | null;
  readonly priorities: PrioritiesAsked | null;
  readonly stop: StopAsked | null;
  readonly clarity: ClarityAsked | null;
  readonly subgroup: SubgroupAsked | null;
  readonly colleagues: number;
  readonly roster: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads the questions of a verified sheet. A kind that this page does not know is not asked. */
export function readAsked(sheet: Sheet): Asked {
  const of = (kind: string): Fields | null => sheet.instruments.find((one) => one.kind === kind) ?? null;
  const asked = {
    sentence: read(of('sentence'), readSentence),
    forecast: read(of('forecast'), ({ same, first }) => ({ same: text(same), first: text(first) })),
    priorities: read(of('priorities'), readPriorities),
    stop: read(of('stop'), (fields) => ({
      question: text(fields['question']),
      mostCharacters: count(fields['most_characters']),
    })),
    clarity: read(of('clarity'), ({ clarity, commitment, levels }) => ({
      clarity: text(clarity),
      commitment: text(commitment),
      levels: texts(levels),
    })),
    subgroup: sheet.subgroups,
    colleagues: Math.max(0, sheet.roster.length - 1),
    roster: sheet.roster,
  };
  const kinds = sheet.instruments.map(({ kind }) => kind);
  const questions = kinds.flatMap((kind) => questionsOf(kind, asked));
  return { ...asked, questions: asked.subgroup ? [...questions, 'subgroup'] : questions };
}

/** What most colleagues put first is asked after the ranking: before, it would be a hint. */
function questionsOf(
  kind: string,
  { forecast, priorities }: Pick<Asked, 'forecast' | 'priorities'>,
): readonly Question[] {
  switch (kind) {
    case 'sentence':
    case 'stop':
    case 'clarity':
      return [kind];
    case 'forecast':
      return ['same'];
    case 'priorities':
      return [...(priorities?.recall ? (['recall'] as const) : []), 'ranking', ...(forecast ? (['first'] as const) : [])];
    default:
      return [];
  }
}

function readSentence(fields: Fields): SentenceAsked {
  return {
    question: text(fields['question']),
    wordsAdvised: count(fields['words_advised']),
    mostCharacters: count(fields['most_characters']),
    timer: fields['timer'] === true,
  };
}

function readPriorities({ question, items, ranked, recall }: Fields): PrioritiesAsked {
  return {
    question: text(question),
    items: texts(items),
    top: ranked === 'full' ? null : count((ranked as Fields | null)?.['top']),
    recall: recall === null ? null : text(recall),
  };
}

function read<Value>(fields: Fields | null, reader: (fields: Fields) => Value): Value | null {
  return fields && reader(fields);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : malformed();
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(text) : malformed();
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : malformed();
}

function malformed(): never {
  throw new BallotError({ kind: 'sheet-malformed', field: 'instruments' });
}
