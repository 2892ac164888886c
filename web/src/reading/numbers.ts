// The numbers of a reading: strategies in the room, and where two readings part. The same as in
// src/analysis/sentences/reading, so that the page tells what the report will.
// Must not know the page.

import type { Board } from './board.js';

/** How many sentences and groups differ between two readings. */
export interface Difference {
  /** Pairs of sentences that `before` put together and `now` keeps apart. */
  readonly apart: number;
  /** Pairs that `before` kept apart and `now` puts together. */
  readonly together: number;
  /** For each group of `before` that was taken apart, its parts. */
  readonly split: readonly Parted[];
  /** For each group of `now` that joins several of `before`, its parts. */
  readonly merged: readonly Parted[];
}

/** A group of one reading, by the groups of the other: its place there, and the sentences. */
export interface Parted {
  readonly group: number;
  readonly parts: readonly { readonly group: number; readonly members: readonly number[] }[];
}

/** Strategies in the room: as many as there are groups, one sentence alone being one, too. */
export function strategies({ groups }: Board): number {
  return groups.length;
}

/** "2 to 4", or "3" when it is firm. */
export function range(low: number, high: number): string {
  return low === high ? String(low) : `${low} to ${high}`;
}

/** Where two readings of the same sentences part. */
export function difference(before: Board, now: Board): Difference {
  const first = before.groups.map(({ members }) => members);
  const second = now.groups.map(({ members }) => members);
  const both = first.flatMap((members) => parts(members, second)).map(({ members }) => members);
  const shared = pairsWithin(both);
  return {
    apart: pairsWithin(first) - shared,
    together: pairsWithin(second) - shared,
    split: parted(first, second),
    merged: parted(second, first),
  };
}

function pairsWithin(groups: readonly (readonly number[])[]): number {
  return groups.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
}

function parts(members: readonly number[], other: readonly (readonly number[])[]) {
  const inGroup = (theirs: readonly number[]) => members.filter((member) => theirs.includes(member));
  return other
    .map((theirs, group) => ({ group, members: inGroup(theirs) }))
    .filter((part) => part.members.length > 0)
    .sort((a, b) => b.members.length - a.members.length);
}

function parted(one: readonly (readonly number[])[], other: readonly (readonly number[])[]): Parted[] {
  return one
    .map((members, group) => ({ group, parts: parts(members, other) }))
    .filter((found) => found.parts.length > 1);
}
