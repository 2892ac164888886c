// One leader's answers as the ballot carries them.
// Must not know whose they are. The server checks limits; the page tells of them while typing.

import { utf8 } from './bytes.js';
import { fail } from './errors.js';
import { readObject } from './json.js';

/** The answers; any may be missing, not all. Items are indices into the sheet's list. */
export interface Answers {
  readonly sentence?: string;
  /** How many colleagues wrote the same, and which item most of them put first. */
  readonly forecast?: { readonly same?: number; readonly first?: number };
  /** Best first, one list per rank; two in one list are a tie. */
  readonly ranking?: readonly (readonly number[])[];
  readonly not_priority?: readonly number[];
  /** From memory, before the list is shown. */
  readonly recalled?: readonly string[];
  readonly stop?: string;
  /** 0 to 100. */
  readonly clarity?: number;
  /** 1 to 5. */
  readonly commitment?: number;
  /** Index of the leader's part of the team. */
  readonly subgroup?: number;
}

/** The most bytes of the answers' JSON text. */
export const MOST_ANSWER_BYTES = 6_144;

const FIELDS = [
  ...(['sentence', 'forecast', 'ranking', 'not_priority', 'recalled'] as const),
  ...(['stop', 'clarity', 'commitment', 'subgroup'] as const),
];

/** The answers' JSON text; refuses none at all, and more than fits. */
export function encodeAnswers(answers: Answers): string {
  const given = FIELDS.filter((name) => answers[name] !== undefined);
  if (given.length === 0) fail({ kind: 'answers-empty' });
  const text = JSON.stringify(Object.fromEntries(given.map((name) => [name, answers[name]])), asText);
  return utf8(text).length <= MOST_ANSWER_BYTES ? text : fail({ kind: 'answers-too-long' });
}

/** Reads back what {@link encodeAnswers} wrote on this device. */
export function decodeAnswers(text: string): Answers {
  return readObject(text) ?? fail({ kind: 'storage' });
}

/** Half a surrogate pair is no text: it becomes the replacement character, as UTF-8 demands. */
function asText(_name: string, value: unknown): unknown {
  return typeof value === 'string'
    ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf8(value))
    : value;
}
