// The frame around every screen: title, progress, what is in the middle, what stands below it.
// Must not know which screen is on.

import { h, refill, required, type Child } from '../shared/dom.js';
import type { Progress } from './flow.js';
import { PRODUCT, step, title } from './wording/general.js';

/** One screen. */
export interface View {
  readonly heading: string;
  readonly content: readonly Child[];
  readonly progress?: Progress | null;
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
  show({ heading, content, progress = null, isWide = false, focus }: View): void {
    document.title = title(heading, progress);
    this.#main.className = `page ${isWide ? 'page--ranking' : 'page--narrow'}`;
    refill(this.#main, progress && bar(progress), ...content);
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

function bar({ step: value, of }: Progress): HTMLElement {
  const label = step({ step: value, of });
  return h(
    'div',
    { class: 'progress answer__progress' },
    h('span', { 'aria-hidden': 'true' }, label),
    h('progress', { value, max: of, 'aria-label': 'Progress' }, label),
  );
}
