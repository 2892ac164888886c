// A button that opens a list of actions, as the ARIA Authoring Practices ask of a menu button: arrows,
// Home and End, the first letters of an entry, Escape.
// Must not know what the actions do.

import { h } from '../shared/dom.js';

/** Something that can be chosen. */
export interface Entry {
  readonly words: string;
  readonly act: () => void;
}

/** Entries under one heading; without a heading for the first ones. */
export interface Section {
  readonly heading?: string;
  readonly entries: readonly Entry[];
}

/** Letters typed within this time belong together. */
const TYPING = 700;

/** Makes `button` open a menu; what it lists is asked for each time. */
export function menu(button: HTMLButtonElement, label: string, sections: () => readonly Section[]): HTMLElement {
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');
  const holder = h('div', { class: 'menu' }, button);
  const open = (at: 'first' | 'last') => {
    if (button.getAttribute('aria-expanded') === 'true') return;
    new Open(holder, button, label, sections(), at);
  };
  button.addEventListener('click', () => open('first'));
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    open(event.key === 'ArrowDown' ? 'first' : 'last');
  });
  return holder;
}

/** A menu while it is open. */
class Open {
  readonly #button: HTMLButtonElement;
  readonly #list: HTMLElement;
  readonly #items: HTMLButtonElement[] = [];
  readonly #ended = new AbortController();
  #typed = '';
  #typedAt = 0;

  constructor(
    holder: HTMLElement,
    button: HTMLButtonElement,
    label: string,
    sections: readonly Section[],
    at: 'first' | 'last',
  ) {
    this.#button = button;
    this.#list = h('div', { class: 'menu__list', role: 'menu', 'aria-label': label });
    for (const section of sections) this.#list.append(this.#section(section));
    holder.append(this.#list);
    button.setAttribute('aria-expanded', 'true');
    const { signal } = this.#ended;
    this.#list.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    document.addEventListener('pointerdown', (event) => this.#onPointer(event, holder), { signal });
    holder.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !holder.contains(relatedTarget)) this.#close();
    }, { signal });
    this.#items.at(at === 'first' ? 0 : -1)?.focus();
    this.#list.scrollIntoView({ block: 'nearest' });
  }

  #section({ heading, entries }: Section): HTMLElement {
    const items = entries.map(({ words, act }) => {
      const item = h('button', { class: 'menu__item', type: 'button', role: 'menuitem', tabindex: -1 });
      item.append(h('span', { dir: 'auto' }, words));
      item.addEventListener('click', () => {
        this.#close();
        this.#button.focus();
        act();
      });
      return item;
    });
    this.#items.push(...items);
    if (heading === undefined) return h('div', { role: 'none' }, ...items);
    const title = h('p', { class: 'menu__note', 'aria-hidden': 'true' }, heading);
    return h('div', { role: 'group', 'aria-label': heading }, title, ...items);
  }

  #onKey(event: KeyboardEvent): void {
    const at = this.#items.findIndex((item) => item === document.activeElement);
    const to = this.#target(event, at);
    if (to !== null) {
      event.preventDefault();
      this.#items.at(to % this.#items.length)?.focus();
      return;
    }
    if (event.key !== 'Escape' && event.key !== 'Tab') return;
    event.stopPropagation();
    this.#close();
    // A tab goes on from the button.
    this.#button.focus();
  }

  /** The place of the entry that a key leads to; null when it leads to none. */
  #target(event: KeyboardEvent, at: number): number | null {
    switch (event.key) {
      case 'ArrowDown':
        return at + 1;
      case 'ArrowUp':
        return at - 1;
      case 'Home':
        return 0;
      case 'End':
        return -1;
      default:
        return event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey
          ? this.#beginningWith(event, at)
          : null;
    }
  }

  #beginningWith({ key, timeStamp }: KeyboardEvent, at: number): number | null {
    const goesOn = timeStamp - this.#typedAt < TYPING;
    this.#typed = (goesOn ? this.#typed : '') + key.toLocaleLowerCase();
    this.#typedAt = timeStamp;
    // One letter again and again goes through the entries that begin with it.
    const start = this.#typed.length > 1 ? Math.max(at, 0) : at + 1;
    const order = this.#items.map((_, index) => (start + index) % this.#items.length);
    const fits = (index: number) => this.#items[index]?.textContent?.toLocaleLowerCase().startsWith(this.#typed);
    return order.find(fits) ?? null;
  }

  #onPointer(event: PointerEvent, holder: HTMLElement): void {
    if (event.target instanceof Node && holder.contains(event.target)) return;
    this.#close();
  }

  #close(): void {
    this.#ended.abort();
    this.#list.remove();
    this.#button.setAttribute('aria-expanded', 'false');
  }
}
