// The time taken, counting up, where a round shows it. Nothing happens when it passes.
// Must not keep the time, nor send it.

import { h } from '../../shared/dom.js';
import { SENTENCE } from '../wording/asking.js';
import { button } from './parts.js';

const SECOND = 1_000;

/** It ends by itself once it is no longer on the page. */
export function stopwatch(now: () => number = () => performance.now()): HTMLElement {
  const started = now();
  const time = h('span', { class: 'numeral', role: 'timer', 'aria-live': 'off' }, clock(0));
  const hide = button('quiet', SENTENCE.hideTimer, () => element.remove());
  const element = h('div', { class: 'cluster note' }, time, h('span', {}, SENTENCE.timer), hide);
  const ticking = setInterval(() => {
    if (!element.isConnected) clearInterval(ticking);
    else time.textContent = clock(now() - started);
  }, SECOND);
  return element;
}

/** Minutes and seconds. */
export function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
