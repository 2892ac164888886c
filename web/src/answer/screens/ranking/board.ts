// The board of the ranking: the order, what is not placed yet, what is no priority; moves, undo, focus,
// what is announced.
// Must not know the form around it, nor decide what a move does.

import { h, refill } from '../../../shared/dom.js';
import { moved, pool, taken, undone, where, isFull, type Move, type Ranking, type Undoable } from '../../ranking.js';
import * as words from '../../wording/ranking.js';
import { button, confirm, Said } from '../parts.js';
import { binned, pooled, ranked, type Card, type From } from './cards.js';
import { draggable, type Target } from './drag.js';
import { glide, placesOf } from './motion.js';

const { RANKING } = words;

/** What a board needs. */
export interface Options {
  readonly ranking: Ranking;
  readonly items: readonly string[];
  /** How many are ranked at most; null for all. */
  readonly top: number | null;
  /** Takes the focus once nothing is left to rank. */
  readonly goOn: HTMLElement;
  changed(ranking: Ranking): void;
}

type List = 'order' | 'pool' | 'bin';

function head(words: string, note?: HTMLElement): HTMLElement {
  return h('div', { class: 'answer__list-head' }, h('h2', {}, words), note);
}

export class Board {
  readonly element: HTMLElement;
  readonly #options: Options;
  readonly #cards: Readonly<Record<List, readonly Card[]>>;
  readonly #order = h('ol', { class: 'rank-list', role: 'list' });
  readonly #pool = h('ul', { class: 'rank-list', role: 'list' });
  readonly #bin = h('ul', { class: 'rank-list', role: 'list' });
  readonly #binned = h('section', {}, head(RANKING.bin), this.#bin);
  readonly #empty = h('p', { class: 'rank-list__empty' }, RANKING.empty);
  readonly #poolNote = h('p', { class: 'rank-list__empty' });
  readonly #count = h('span', { class: 'note numeral' });
  readonly #said = new Said();
  readonly #undo = button('quiet', RANKING.undo, () => this.#takeBack());
  readonly #over = button('quiet', RANKING.startOver, () => void this.#startOver());
  #state: Undoable;

  constructor(options: Options) {
    this.#options = options;
    this.#state = { now: options.ranking, before: [] };
    const ask = (move: Move, from: From): void => this.#make(move, from);
    const cards = (make: typeof ranked): readonly Card[] => options.items.map((text, item) => make(item, text, ask));
    this.#cards = { order: cards(ranked), pool: cards(pooled), bin: cards(binned) };
    const note = h('span', { class: 'note' }, RANKING.orderNote);
    const order = h('section', { class: 'answer__drop' }, head(RANKING.order, note), this.#empty, this.#order);
    const notPlaced = h('section', { class: 'answer__drop' }, head(RANKING.pool, this.#count), this.#poolNote, this.#pool);
    const rest = h('div', { class: 'stack stack--loose' }, notPlaced, this.#binned);
    const bar = h('div', { class: 'answer__bar' }, this.#said.element, h('div', { class: 'cluster' }, this.#undo, this.#over));
    this.element = h('div', { class: 'stack', onkeydown: (event: KeyboardEvent) => this.#key(event) }, h('div', { class: 'ranking' }, order, rest), bar);
    for (const list of ['order', 'pool'] as const) {
      this.#cards[list].forEach(({ element }, item) => {
        draggable(element, { order, pool: notPlaced }, (target) => this.#drop(item, target));
      });
    }
    this.#fill();
  }

  get ranking(): Ranking {
    return this.#state.now;
  }

  /** The first card that is not placed, or the first of the order. */
  get control(): HTMLElement | null {
    return this.element.querySelector('.rank-list__next') ?? this.element.querySelector('.rank-list__tools button');
  }

  #make(move: Move, from: From): void {
    if (move.kind === 'start-over') return;
    const { top, items } = this.#options;
    const before = this.#state.now;
    const next = taken(this.#state, move, top);
    if (next === this.#state) return this.#said.say(this.#refused(move));
    const focus = this.#focusAfter(move.item, before, next.now, from);
    this.#take(next);
    focus().focus({ preventScroll: from.isPointer });
    this.#said.say(words.moved(items[move.item] ?? '', where(next.now, move.item)));
  }

  #refused({ kind }: Move): string {
    const { top } = this.#options;
    if (kind === 'up' || kind === 'top') return words.AT_TOP;
    if (kind === 'down' || kind === 'bottom') return words.AT_BOTTOM;
    return top === null ? '' : words.full(top);
  }

  /** Where the focus goes, looked up once the cards have moved: on the same button of the same item, else to what comes next. */
  #focusAfter(item: number, before: Ranking, after: Ranking, { part }: From): () => HTMLElement {
    const [from, to] = [where(before, item).list, where(after, item).list];
    const card = (list: List, of: number): Card | undefined => this.#cards[list][of];
    if (from === 'order' || to === 'pool') return () => card(to, item)?.focusable(part) ?? this.#options.goOn;
    const left = pool(after);
    const next = left[Math.min(pool(before).indexOf(item), left.length - 1)];
    const isDone = next === undefined || isFull(after, this.#options.top);
    return () => (isDone ? this.#options.goOn : (card('pool', next)?.focusable('main') ?? this.#options.goOn));
  }

  #drop(item: number, target: Target): void {
    const move: Move = target.list === 'order' ? { kind: 'place', item, at: target.at } : { kind: 'unrank', item };
    const next = taken(this.#state, move, this.#options.top);
    const isSame = JSON.stringify(where(next.now, item)) === JSON.stringify(where(this.#state.now, item));
    if (isSame) return target.list === 'order' ? this.#said.say(this.#refused(move)) : undefined;
    this.#take(next);
    this.#said.say(words.moved(this.#options.items[item] ?? '', where(next.now, item)));
  }

  #takeBack(): void {
    const next = undone(this.#state);
    if (next.now === this.#state.now) return this.#said.say(words.NOTHING_TO_UNDO);
    this.#take(next);
    this.#said.say(words.UNDONE);
  }

  async #startOver(): Promise<void> {
    const move: Move = { kind: 'start-over' };
    if (moved(this.#state.now, move, this.#options.top) === this.#state.now) return this.#said.say(words.STARTED_OVER);
    const [title, text] = [RANKING.startOverTitle, [RANKING.startOverText]];
    if (!(await confirm({ title, text, yes: RANKING.startOver }))) return;
    this.#take(taken(this.#state, move, this.#options.top));
    this.#said.say(words.STARTED_OVER);
    this.control?.focus();
  }

  /** Ctrl or ⌘ with Z. */
  #key(event: KeyboardEvent): void {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
    if (!isUndo) return;
    event.preventDefault();
    this.#takeBack();
  }

  #take(next: Undoable): void {
    const before = placesOf(this.#elements());
    this.#state = next;
    this.#fill();
    glide(this.#elements(), before);
    this.#options.changed(next.now);
  }

  #elements(): ReadonlyMap<number, HTMLElement> {
    const found = this.#options.items.map((_, item) => [item, this.#cards[where(this.#state.now, item).list][item]?.element] as const);
    return new Map(found.flatMap(([item, element]) => (element?.isConnected ? [[item, element]] : [])));
  }

  #fill(): void {
    const { order, bin } = this.#state.now;
    const left = pool(this.#state.now);
    const lists = [[this.#order, 'order', order], [this.#pool, 'pool', left], [this.#bin, 'bin', bin]] as const;
    for (const [element, list, items] of lists) {
      const cards = items.flatMap((item) => this.#cards[list][item] ?? []);
      cards.forEach((card, index) => card.settle(index + 1, cards.length));
      refill(element, ...cards.map((card) => card.element));
      element.hidden = cards.length === 0;
    }
    const { top, items } = this.#options;
    this.#binned.hidden = bin.length === 0;
    this.#empty.hidden = order.length > 0;
    const isOver = isFull(this.#state.now, top);
    this.#poolNote.hidden = left.length > 0 && !isOver;
    this.#poolNote.textContent = left.length === 0 ? RANKING.poolEmpty : RANKING.poolFull;
    this.#count.textContent = top === null ? words.placed(items.length - left.length, items.length) : words.placed(order.length, top);
    if (this.#state.before.length > 0) this.#undo.removeAttribute('aria-disabled');
    else this.#undo.setAttribute('aria-disabled', 'true');
  }
}
