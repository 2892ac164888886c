// What to say of a sentence while it is written: its length, how many sentences it is, what tells its
// writer. Only one thing stops: more characters than the server takes.
// Must not know the screen, nor change a word.

import { characters, clean, sentences, words } from './text.js';
import { tellsIn, type Tells } from './tells.js';

/** The limits of a text. */
export interface Limits {
  readonly mostCharacters: number;
  /** Null where words are not counted. */
  readonly wordsAdvised: number | null;
}

/** Something to consider; none of it stops the leader. */
export type Note =
  | { readonly kind: 'short' }
  | { readonly kind: 'long'; readonly words: number; readonly advised: number }
  | { readonly kind: 'sentences' }
  | { readonly kind: 'lines' }
  | { readonly kind: 'pasted' }
  | { readonly kind: 'names'; readonly found: readonly string[] }
  | { readonly kind: 'roles'; readonly found: readonly string[] }
  | { readonly kind: 'foreign' };

/** How a text stands against its limits. */
export interface Looked {
  /** Characters that are left; below 0 the text can't be sent. */
  readonly left: number;
  /** From here on the count is worth showing. */
  readonly isNear: boolean;
  readonly notes: readonly Note[];
}

const FEWEST_WORDS = 4;
/** The last part of the limit, in which the count is shown. */
const NEAR = 0.5;

/** How the strategy's sentence stands. */
export function lookAtSentence(
  text: string,
  asked: { readonly question: string; readonly limits: Limits; readonly roster: readonly string[]; readonly pasted: boolean },
): Looked {
  const { limits } = asked;
  const written = words(text).length;
  const advised = limits.wordsAdvised ?? Infinity;
  const form: Note[] = [];
  if (written > 0 && written < FEWEST_WORDS) form.push({ kind: 'short' });
  if (written > advised) form.push({ kind: 'long', words: written, advised });
  if (sentences(text) > 1) form.push({ kind: 'sentences' });
  if (/\n/.test(text.trim())) form.push({ kind: 'lines' });
  if (asked.pasted && written > 0) form.push({ kind: 'pasted' });
  return { ...room(text, limits), notes: [...form, ...notesOf(tellsIn(text, asked.roster, asked.question))] };
}

/** How any other text stands: its room, and what tells its writer. */
export function lookAtLine(
  text: string,
  asked: { readonly question: string; readonly limits: Limits; readonly roster: readonly string[] },
): Looked {
  return { ...room(text, asked.limits), notes: notesOf(tellsIn(text, asked.roster, asked.question)) };
}

function room(text: string, { mostCharacters }: Limits): Pick<Looked, 'left' | 'isNear'> {
  const left = mostCharacters - characters(text);
  return { left, isNear: left < mostCharacters * NEAR };
}

function notesOf({ names, roles, foreign }: Tells): readonly Note[] {
  return [
    ...(names.length > 0 ? [{ kind: 'names', found: names } as const] : []),
    ...(roles.length > 0 ? [{ kind: 'roles', found: roles } as const] : []),
    ...(foreign ? [{ kind: 'foreign' } as const] : []),
  ];
}

/** Whether nothing is written. */
export function isBlank(text: string): boolean {
  return clean(text) === '';
}
