// What the machine noticed about pairs of sentences, as it concerns the groups as they are now.
// Must not know the page.

import { groupOf, type Board } from './board.js';

export type Kind = 'contradiction' | 'same_words_different_meaning' | 'same_idea_different_words';

/** Two sentences to read side by side. */
export interface Pair {
  readonly kind: Kind;
  readonly reason: string;
  readonly places: readonly [number, number];
}

/** Pairs as the server tells them. */
export interface NoticedPair {
  readonly kind: string;
  readonly reason: string;
  readonly sentences: readonly string[];
}

const KINDS: readonly string[] = [
  'contradiction',
  'same_words_different_meaning',
  'same_idea_different_words',
] satisfies Kind[];

/** The pairs with their sentences found in `texts`; what can't be found is left out. */
export function pairsIn(texts: readonly string[], noticed: readonly NoticedPair[]): Pair[] {
  return noticed.flatMap(({ kind, reason, sentences }) => {
    const [first, second] = sentences.map((sentence) => texts.indexOf(sentence));
    if (first === undefined || second === undefined || first < 0 || second < 0) return [];
    return KINDS.includes(kind) ? [{ kind: kind as Kind, reason, places: [first, second] as const }] : [];
  });
}

/** Pairs whose two sentences are in one group, by the group; and those between groups. */
export function sorted(board: Board, pairs: readonly Pair[]): { within: Map<number, Pair[]>; between: Pair[] } {
  const within = new Map<number, Pair[]>();
  const between: Pair[] = [];
  for (const pair of pairs) {
    const [first, second] = pair.places.map((place) => groupOf(board, place).id) as [number, number];
    if (first === second) within.set(first, [...(within.get(first) ?? []), pair]);
    else between.push(pair);
  }
  return { within, between };
}

/** What was noticed, in words that describe and leave the judgement to the reader. */
export function inWords({ kind, reason }: Pair): string {
  const why = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`;
  switch (kind) {
    case 'contradiction':
      return `May point in opposite directions. ${why}.`;
    case 'same_words_different_meaning':
    case 'same_idea_different_words':
      return `${why}.`;
  }
}

/** Why the machine put a group together: the words that its sentences share and the others do not. */
export function shared(terms: readonly string[]): string {
  const quoted = terms.map((term) => `“${term}”`);
  if (quoted.length === 0) return 'Alike as a whole; no word that two of them share tells them from the others.';
  const last = quoted.pop() ?? '';
  const list = quoted.length === 0 ? last : `${quoted.join(', ')} and ${last}`;
  return `Two or more of them say ${list}; the others hardly do.`;
}
