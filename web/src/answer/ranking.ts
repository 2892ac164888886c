// The ranking: which items are in order, which are no priority, which are not placed yet.
// Must not know pages: every move is a new state, and what is not allowed changes nothing.

/** Items are indices into the round's list. */
export interface Ranking {
  /** The order in which this leader is shown the items: random, the same for as long as they answer. */
  readonly shown: readonly number[];
  /** Best first. */
  readonly order: readonly number[];
  /** "Not a priority this year". */
  readonly bin: readonly number[];
}

export type Move =
  | { readonly kind: 'rank'; readonly item: number }
  /** To a place in the order, counted from 0; from wherever the item is. */
  | { readonly kind: 'place'; readonly item: number; readonly at: number }
  | { readonly kind: 'up' | 'down' | 'top' | 'bottom' | 'bin' | 'unrank'; readonly item: number }
  | { readonly kind: 'start-over' };

/** Where an item is. */
export type Where =
  | { readonly list: 'order'; readonly place: number; readonly of: number }
  | { readonly list: 'bin' }
  | { readonly list: 'pool' };

/** A ranking with the states it had before. */
export interface Undoable {
  readonly now: Ranking;
  readonly before: readonly Ranking[];
}

const MOST_UNDONE = 100;
/** Faster than this nobody reads a list. */
const HASTY_MILLISECONDS = 8_000;

/** A ranking in which nothing is placed, in a random order. */
export function fresh(items: number, random: (below: number) => number): Ranking {
  const shown = Array.from({ length: items }, (_, index) => index);
  for (let last = items - 1; last > 0; last -= 1) {
    const other = random(last + 1);
    [shown[last], shown[other]] = [shown[other] as number, shown[last] as number];
  }
  return { shown, order: [], bin: [] };
}

/** The items that are not placed, in the order in which they are shown. */
export function pool({ shown, order, bin }: Ranking): readonly number[] {
  return shown.filter((item) => !order.includes(item) && !bin.includes(item));
}

export function where({ order, bin }: Ranking, item: number): Where {
  const place = order.indexOf(item);
  if (place >= 0) return { list: 'order', place: place + 1, of: order.length };
  return { list: bin.includes(item) ? 'bin' : 'pool' };
}

/** Whether the order holds as many as it may. */
export function isFull({ order }: Ranking, top: number | null): boolean {
  return top !== null && order.length >= top;
}

/** Whether the answer can be sent: a full ranking places every item, a short one at least one. */
export function isComplete(ranking: Ranking, top: number | null): boolean {
  if (top !== null) return ranking.order.length > 0 || ranking.bin.length > 0;
  return pool(ranking).length === 0;
}

/** The ranking after a move; the same object when the move changes nothing or is not allowed. */
export function moved(ranking: Ranking, move: Move, top: number | null): Ranking {
  if (move.kind === 'start-over') return emptied(ranking);
  const { item } = move;
  const at = ranking.order.indexOf(item);
  const last = ranking.order.length - 1;
  switch (move.kind) {
    case 'rank':
      return at >= 0 ? ranking : placed(ranking, item, ranking.order.length, top);
    case 'place':
      return placed(ranking, item, move.at, top);
    case 'up':
      return at > 0 ? placed(ranking, item, at - 1, top) : ranking;
    case 'down':
      return at >= 0 && at < last ? placed(ranking, item, at + 1, top) : ranking;
    case 'top':
      return placed(ranking, item, 0, top);
    case 'bottom':
      return placed(ranking, item, at >= 0 ? last : last + 1, top);
    case 'bin':
      return ranking.bin.includes(item) ? ranking : { ...without(ranking, item), bin: [...ranking.bin, item] };
    case 'unrank':
      return at >= 0 || ranking.bin.includes(item) ? without(ranking, item) : ranking;
  }
}

function placed(ranking: Ranking, item: number, at: number, top: number | null): Ranking {
  const isRanked = ranking.order.includes(item);
  if (!isRanked && isFull(ranking, top)) return ranking;
  const rest = without(ranking, item);
  const place = Math.max(0, Math.min(at, rest.order.length));
  if (isRanked && ranking.order[place] === item) return ranking;
  return { ...rest, order: [...rest.order.slice(0, place), item, ...rest.order.slice(place)] };
}

function without({ shown, order, bin }: Ranking, item: number): Ranking {
  const isOther = (one: number): boolean => one !== item;
  return { shown, order: order.filter(isOther), bin: bin.filter(isOther) };
}

function emptied(ranking: Ranking): Ranking {
  const isEmpty = ranking.order.length === 0 && ranking.bin.length === 0;
  return isEmpty ? ranking : { ...ranking, order: [], bin: [] };
}

/** The same, with what it was before kept; unchanged when the move changes nothing. */
export function taken(undoable: Undoable, move: Move, top: number | null): Undoable {
  const now = moved(undoable.now, move, top);
  if (now === undoable.now) return undoable;
  return { now, before: [...undoable.before.slice(1 - MOST_UNDONE), undoable.now] };
}

/** The state before the last move; unchanged when there is none. */
export function undone({ now, before }: Undoable): Undoable {
  return { now: before.at(-1) ?? now, before: before.slice(0, -1) };
}

/** Whether this is the list as it was shown, faster than it can be read. */
export function isHasty({ shown, order, bin }: Ranking, milliseconds: number): boolean {
  const asShown = shown.filter((item) => !bin.includes(item)).slice(0, order.length);
  const isSame = order.length >= 3 && asShown.every((item, place) => item === order[place]);
  return isSame && milliseconds < HASTY_MILLISECONDS;
}
