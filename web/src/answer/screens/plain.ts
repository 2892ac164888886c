// Pages that end a link, and what can still be done there: try again, copy one's own words, clear.
// Must not know why the link ended.

import { h, type Child } from '../../shared/dom.js';
import type { View } from '../frame.js';
import { BUTTONS } from '../wording/general.js';
import { OWN_WORDS, type Plain } from '../wording/pages.js';
import { button, copied, paragraphs, Said } from './parts.js';

export function plain(page: Plain, ...more: readonly Child[]): View {
  const element = h('div', { class: 'stack stack--loose' }, h('h1', {}, page.heading), ...paragraphs(page.paragraphs), ...more);
  return { heading: page.heading, content: [element] };
}

/** A way to try again. */
export function again(retry: () => void): HTMLElement {
  return h('div', { class: 'actions' }, button('primary', BUTTONS.tryAgain, retry));
}

/** What a leader wrote, to be copied into another link; nothing when there is nothing. */
export function ownWords(texts: readonly string[]): HTMLElement | null {
  if (texts.length === 0) return null;
  const said = new Said();
  const copy = async (): Promise<void> => said.say((await copied(texts.join('\n\n'))) ? OWN_WORDS.copied : OWN_WORDS.copyFailed);
  return h(
    'section',
    { class: 'card card--raised stack' },
    h('h2', { class: 'answer__section' }, OWN_WORDS.heading),
    ...texts.map((text) => h('p', { class: 'answer__kept', dir: 'auto' }, text)),
    h('div', { class: 'actions' }, button('', OWN_WORDS.copy, () => void copy()), said.element),
  );
}
