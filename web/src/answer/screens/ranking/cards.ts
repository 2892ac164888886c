// The cards of the ranking: what they show and what can be pressed on them.
// Must not know where a card goes: it asks for a move.

import { h, icon, refill } from '../../../shared/dom.js';
import type { Move } from '../../ranking.js';
import { on, RANKING, next } from '../../wording/ranking.js';
import { button, ICONS, iconButton } from '../parts.js';

/** What a press asks for. `from` is what has the focus. */
export type Ask = (move: Move, from: From) => void;

/** Where the press was made, to say where the focus goes: and whether by a pointer. */
export interface From {
  readonly part: Part;
  readonly isPointer: boolean;
}

/** What can be pressed on a card. */
export type Part = 'main' | 'up' | 'down' | 'more';

/** A card of one item. */
export interface Card {
  readonly element: HTMLLIElement;
  /** What takes the focus for a part. */
  focusable(part: Part): HTMLElement;
  /** Its place in the order, counted from 1, of how many. */
  settle(place: number, of: number): void;
}

/** A card in the order. */
export function ranked(item: number, text: string, ask: Ask): Card {
  const number = h('span', { class: 'rank-list__number', 'aria-hidden': 'true' });
  const press = (kind: 'up' | 'down') => (event: MouseEvent) =>
    ask({ kind, item }, { part: kind, isPointer: event.detail > 0 });
  const up = iconButton(ICONS.up, on(text, RANKING.up), press('up'));
  const down = iconButton(ICONS.down, on(text, RANKING.down), press('down'));
  const panel = new Panel(item, text, ask);
  const tools = h('div', { class: 'rank-list__tools' }, up, down, panel.toggle);
  const words = h('span', { class: 'rank-list__text', dir: 'auto' }, text);
  const head = h('div', { class: 'answer__item' }, grip(), number, words);
  const element = h('li', { class: 'rank-list__item answer__ranked' }, head, tools, panel.element);
  return {
    element,
    focusable: (part) => ({ main: up, up, down, more: panel.toggle })[part],
    settle: (place, of) => {
      number.textContent = String(place);
      disable(up, place === 1);
      disable(down, place === of);
      panel.settle(place, of);
    },
  };
}

/** A card that is not placed yet: all of it is the button that ranks it next. */
export function pooled(item: number, text: string, ask: Ask): Card {
  const words = h('span', { class: 'rank-list__text', dir: 'auto' }, text);
  const name = { type: 'button', class: 'rank-list__next', 'aria-label': next(text) };
  const rank = h('button', { ...name, onclick: pressed(ask, { kind: 'rank', item }) }, words, icon(ICONS.plus));
  const toBin = button('quiet', RANKING.toBin, pressed(ask, { kind: 'bin', item }));
  const toggle = iconButton(ICONS.more, on(text, RANKING.more), () => open(toggle, panel));
  toBin.setAttribute('aria-label', on(text, RANKING.toBin));
  const panel = disclosed(toggle, toBin);
  const element = h('li', { class: 'answer__pooled' }, grip(), rank, toggle, panel);
  return { element, focusable: (part) => (part === 'more' ? toggle : rank), settle: () => open(toggle, panel, false) };
}

/** A card that is no priority. */
export function binned(item: number, text: string, ask: Ask): Card {
  const back = button('', RANKING.unbin, pressed(ask, { kind: 'unrank', item }));
  back.setAttribute('aria-label', on(text, RANKING.unbin));
  const words = h('span', { class: 'rank-list__text', dir: 'auto' }, text);
  const element = h('li', { class: 'rank-list__item answer__binned' }, words, back);
  return { element, focusable: () => back, settle: () => undefined };
}

function pressed(ask: Ask, move: Move): (event: MouseEvent) => void {
  return (event) => ask(move, { part: 'main', isPointer: event.detail > 0 });
}

/** What is used less often, in the card itself: it needs no room beside it, at any size of text. */
class Panel {
  readonly toggle: HTMLButtonElement;
  readonly element: HTMLElement;
  readonly #position = h('select', { class: 'select' });

  constructor(item: number, text: string, ask: Ask) {
    const act = (move: Move) => (event: MouseEvent) => {
      open(this.toggle, this.element, false);
      ask(move, { part: 'more', isPointer: event.detail > 0 });
    };
    const tool = (label: string, press: (event: MouseEvent) => void): HTMLButtonElement => {
      const made = button('', label, press);
      made.setAttribute('aria-label', on(text, label));
      return made;
    };
    const toPosition = (event: MouseEvent): void => act({ kind: 'place', item, at: Number(this.#position.value) - 1 })(event);
    const label = h('label', { class: 'answer__position' }, h('span', {}, RANKING.position), this.#position);
    this.toggle = iconButton(ICONS.more, on(text, RANKING.more), () => open(this.toggle, this.element));
    this.element = disclosed(
      this.toggle,
      tool(RANKING.top, act({ kind: 'top', item })),
      tool(RANKING.bottom, act({ kind: 'bottom', item })),
      h('div', { class: 'answer__position-row' }, label, tool(RANKING.move, toPosition)),
      tool(RANKING.toBin, act({ kind: 'bin', item })),
      tool(RANKING.unrank, act({ kind: 'unrank', item })),
    );
  }

  settle(place: number, of: number): void {
    if (this.#position.options.length !== of) {
      refill(this.#position, ...Array.from({ length: of }, (_, index) => h('option', { value: index + 1 }, String(index + 1))));
    }
    this.#position.value = String(place);
  }
}

function disclosed(toggle: HTMLButtonElement, ...tools: readonly HTMLElement[]): HTMLElement {
  toggle.setAttribute('aria-expanded', 'false');
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    open(toggle, panel, false);
    toggle.focus();
  };
  const panel = h('div', { class: 'answer__panel', hidden: true, onkeydown: close }, ...tools);
  return panel;
}

function open(toggle: HTMLButtonElement, panel: HTMLElement, isOpen = panel.hidden): void {
  panel.hidden = !isOpen;
  toggle.setAttribute('aria-expanded', String(isOpen));
}

function disable(control: HTMLButtonElement, isDisabled: boolean): void {
  if (isDisabled) control.setAttribute('aria-disabled', 'true');
  else control.removeAttribute('aria-disabled');
}

/** For pointers alone: keys and screen readers have the buttons. */
function grip(): HTMLElement {
  return h('span', { class: 'rank-list__grip', 'aria-hidden': 'true', title: RANKING.drag }, icon(ICONS.grip));
}
