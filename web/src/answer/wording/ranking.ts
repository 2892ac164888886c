// Words of the ranking: lists, buttons, and what is announced after each move.
// Must not know how a move is made.

import type { Where } from '../ranking.js';
import { count } from './general.js';

export const RANKING = {
  order: 'Your order',
  orderNote: '1 comes first',
  pool: 'Not placed yet',
  bin: 'Not a priority this year',
  empty: 'Choose the one that should come first.',
  poolEmpty: 'All are placed.',
  poolFull: 'Your list is full. What stays here counts as equal, after it.',
  more: 'More',
  up: 'Up',
  down: 'Down',
  top: 'To the top',
  bottom: 'To the bottom',
  position: 'Position',
  move: 'Move',
  toBin: 'Not a priority this year',
  unrank: 'Take out of the order',
  unbin: 'Put back',
  undo: 'Undo',
  startOver: 'Start over',
  startOverTitle: 'Start the order over?',
  startOverText: 'All priorities go back to “Not placed yet”. Undo brings them back.',
  drag: 'Drag',
} as const;

/** The name of a button, which is read out without its card. */
export function on(item: string, what: string): string {
  return `${what}: ${item}`;
}

export function next(item: string): string {
  return `Rank next: ${item}`;
}

export function hint(items: number, top: number | null): string {
  if (top === null) return `Choose them in order, first things first. All ${items} find a place, or are no priority.`;
  return `Choose your first ${top} in order. The rest may stay where it is.`;
}

export function placed(ranked: number, of: number): string {
  return `${ranked} of ${of} placed`;
}

/** Where an item is now. */
export function moved(item: string, where: Where): string {
  switch (where.list) {
    case 'order':
      return `${item}: now ${where.place} of ${where.of}`;
    case 'bin':
      return `${item}: not a priority this year`;
    case 'pool':
      return `${item}: not placed`;
  }
}

export function full(top: number): string {
  return `Your ${top} places are taken. Take one out first.`;
}

export const UNDONE = 'Undone';
export const NOTHING_TO_UNDO = 'There is nothing to undo';
export const STARTED_OVER = 'Nothing is placed';
export const AT_TOP = 'It is at the top';
export const AT_BOTTOM = 'It is at the bottom';

export function incomplete(left: number): string {
  const them = left === 1 ? 'it' : 'them';
  return `${count(left, 'priority').replace('prioritys', 'priorities')} not placed yet. Rank ${them}, or choose “${RANKING.toBin}”.`;
}

export const HASTY = {
  title: 'Is this your order?',
  text: 'It is the order in which the list was shown to you.',
  yes: 'Yes, it is mine',
  no: 'Look again',
} as const;
