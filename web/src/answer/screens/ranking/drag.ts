// Dragging a card by its grip, as an extra for wide screens with a fine pointer. It can do nothing that the
// buttons can't.
// Must not know the ranking: it says where a card was dropped.

/** Where a card may be dropped. */
export interface Lists {
  readonly order: HTMLElement;
  readonly pool: HTMLElement;
}

/** A place in the order, counted from 0, or the pool. */
export type Target = { readonly list: 'order'; readonly at: number } | { readonly list: 'pool' };

const WIDE = '(min-width: 40em) and (pointer: fine)';
const DRAGGED = 'rank-list__item--dragged';
const OVER = 'answer__drop--over';
const BEFORE = 'answer__drop--before';
const AFTER = 'answer__drop--after';
/** Within so many pixels of an edge the page scrolls. */
const EDGE = 64;
const SCROLL = 12;

/** Makes a card draggable by its grip; `dropped` is told where, never after Escape. */
export function draggable(card: HTMLElement, lists: Lists, dropped: (target: Target) => void): void {
  const grip = card.querySelector<HTMLElement>('.rank-list__grip');
  grip?.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !matchMedia(WIDE).matches) return;
    event.preventDefault();
    new Drag(card, grip, lists, dropped, event);
  });
}

class Drag {
  readonly #card: HTMLElement;
  readonly #lists: Lists;
  readonly #ended = new AbortController();
  readonly #startX: number;
  readonly #startY: number;
  #target: Target | null = null;

  constructor(card: HTMLElement, grip: HTMLElement, lists: Lists, dropped: (target: Target) => void, start: PointerEvent) {
    this.#card = card;
    this.#lists = lists;
    this.#startX = start.pageX;
    this.#startY = start.pageY;
    const { signal } = this.#ended;
    grip.setPointerCapture(start.pointerId);
    card.classList.add(DRAGGED);
    grip.addEventListener('pointermove', (event) => this.#move(event), { signal });
    grip.addEventListener('pointercancel', () => this.#end(), { signal });
    const drop = (): void => {
      const target = this.#target;
      this.#end();
      if (target) dropped(target);
    };
    grip.addEventListener('pointerup', drop, { signal });
    const cancel = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') this.#end();
    };
    addEventListener('keydown', cancel, { signal, capture: true });
  }

  #move(event: PointerEvent): void {
    if (event.clientY < EDGE) scrollBy(0, -SCROLL);
    if (event.clientY > innerHeight - EDGE) scrollBy(0, SCROLL);
    this.#card.style.transform = `translate(${event.pageX - this.#startX}px, ${event.pageY - this.#startY}px)`;
    this.#unmark();
    this.#target = this.#targetAt(event.clientX, event.clientY);
    this.#mark();
  }

  #targetAt(x: number, y: number): Target | null {
    if (isIn(this.#lists.order, x, y)) return { list: 'order', at: this.#others().filter((other) => middle(other) < y).length };
    return isIn(this.#lists.pool, x, y) ? { list: 'pool' } : null;
  }

  /** The other cards of the order. */
  #others(): readonly HTMLElement[] {
    const cards = this.#lists.order.querySelectorAll<HTMLElement>('.rank-list__item');
    return Array.from(cards).filter((card) => card !== this.#card);
  }

  #mark(): void {
    const target = this.#target;
    if (!target) return;
    this.#lists[target.list].classList.add(OVER);
    if (target.list === 'pool') return;
    const others = this.#others();
    const next = others[target.at];
    if (next) next.classList.add(BEFORE);
    else others.at(-1)?.classList.add(AFTER);
  }

  #unmark(): void {
    for (const list of [this.#lists.order, this.#lists.pool]) list.classList.remove(OVER);
    for (const other of this.#others()) other.classList.remove(BEFORE, AFTER);
  }

  #end(): void {
    this.#ended.abort();
    this.#unmark();
    this.#card.classList.remove(DRAGGED);
    this.#card.style.removeProperty('transform');
  }
}

function isIn(list: HTMLElement, x: number, y: number): boolean {
  const { left, right, top, bottom } = list.getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom;
}

function middle(element: HTMLElement): number {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}
