// The frame around every screen: title, progress, what is in the middle, what stands below it.
// Must not know which screen is on.

import { h, refill, required, type Child } from '../shared/dom.js';
import type { Progress } from './flow.js';
import { PRODUCT, PROGRESS, step, title } from './wording/general.js';

/** One screen. */
export interface View {
  readonly heading: string;
  readonly content: readonly Child[];
  readonly progress?: Progress | null;
  /** Leads to the screen before. */
  readonly back?: HTMLElement;
  /** Takes two columns where there is room. */
  readonly isWide?: boolean;
  /** Takes the focus instead of the heading. */
  readonly focus?: HTMLElement;
}

/** The middle of the page. */
export class Frame {
  readonly #main = required('main');
  readonly #foot = required('foot');
  #isFirst = true;

  /** Shows a screen; the focus goes to its heading, but not when the page has just been loaded. */
  show({ heading, content, progress = null, back, isWide = false, focus }: View): void {
    document.title = title(heading, progress);
    this.#main.className = `page ${isWide ? 'page--ranking' : 'page--narrow'}`;
    refill(this.#main, (back || progress) && top(progress, back), ...content);
    this.#main.removeAttribute('aria-busy');
    if (!this.#isFirst) this.#begin(focus ?? this.#main.querySelector('h1'));
    this.#isFirst = false;
  }

  /** What stands below every screen. */
  foot(...content: readonly Child[]): void {
    refill(this.#foot, ...(content.length > 0 ? content : [PRODUCT]));
  }

  #begin(heading: HTMLElement | null): void {
    scrollTo({ top: 0, behavior: 'instant' });
    if (heading && !heading.matches('a, button, input, textarea, select')) heading.tabIndex = -1;
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'nearest' });
  }
}

/** The way back and how far one is, on one line; below it, the same as a bar. */
function top(progress: Progress | null, back: HTMLElement | undefined): HTMLElement {
  const label = progress && step(progress);
  const row = h('div', { class: 'answer__row-top' }, back, label && h('span', { 'aria-hidden': 'true' }, label));
  const bar = progress && h('progress', { value: progress.step, max: progress.of, 'aria-label': PROGRESS }, label);
  return h('div', { class: 'progress answer__top' }, row, bar);
}
