// Where saving stands, in the few words beside the numbers.
// Must not know what is saved.

import { h, type Child } from '../shared/dom.js';
import type { Standing } from './saver.js';

/** The words, and a button where waiting can be cut short. */
export function standing(now: Standing, tryNow: () => void): Child[] {
  switch (now.kind) {
    case 'unchanged':
      return [];
    case 'saving':
      return ['Saving…'];
    case 'saved':
      return ['Saved'];
    case 'waiting':
      return [
        `Not saved. Next try in ${now.seconds} s`,
        h('button', { class: 'button button--quiet', type: 'button', onclick: tryNow }, 'Try now'),
      ];
    case 'stopped':
      return ['Not saved'];
  }
}
