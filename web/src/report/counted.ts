// The panel that says whether the leader's ballot is counted.
// Must not know how that is checked.

import { h, icon, type Child } from '../shared/dom.js';
import { CODE, HOW, NONE, type Told } from './words.js';

const CHECK = 'm4.5 10.5 3.7 3.7 7.3-8.2';
const ALERT = 'M10 3.2 2.4 16.5h15.2zM10 8.2v3.9M10 14.3v.1';
const INFO = 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 9.3v4.2M10 6.6v.1';

/** How a panel looks: found, something wrong, or nothing to tell. */
export type Kind = 'ok' | 'danger' | 'plain';

/** A panel with a verdict or a failure. */
export function panel(kind: Kind, { title, paragraphs }: Told, ...more: readonly Child[]): HTMLElement {
  const symbol = { ok: CHECK, danger: ALERT, plain: INFO }[kind];
  return h(
    'div',
    { class: kind === 'plain' ? 'banner' : `banner banner--${kind}`, 'data-verdict': kind },
    icon(symbol),
    h(
      'div',
      { class: 'banner__body' },
      h('h2', { class: 'banner__title' }, title),
      ...paragraphs.map((text) => h('p', {}, text)),
      ...more,
    ),
  );
}

/** How the check works, for who wants to know. */
export function how(): HTMLElement {
  const paragraphs = HOW.paragraphs.map((text) => h('p', {}, text));
  return h('details', { class: 'more' }, h('summary', {}, HOW.summary), ...paragraphs);
}

/** For a reader without a ballot in this browser. */
export function none(): HTMLElement {
  return h('p', { class: 'note', 'data-verdict': 'none' }, `${NONE.text} ${NONE.hint}`);
}

/** A button that tries again. */
export function again(text: string, act: () => void): HTMLElement {
  return h('p', { class: 'actions' }, h('button', { class: 'button', type: 'button', onclick: act }, text));
}

/** Asks for a receipt code; `enter` resolves to what is wrong with it, or null. */
export function codeForm(enter: (code: string) => Promise<string | null>): HTMLElement {
  const input = h('input', { class: 'input', id: 'report-code', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', 'aria-describedby': 'report-code-hint report-code-error' });
  const error = h('p', { class: 'field__error', id: 'report-code-error', hidden: true });
  const tell = (text: string | null): void => {
    error.hidden = text === null;
    error.textContent = text;
    input.setAttribute('aria-invalid', String(text !== null));
    if (text !== null) input.focus();
  };
  const submitted = (event: Event): void => {
    event.preventDefault();
    void enter(input.value).then(tell);
  };
  const form = h(
    'form',
    { class: 'stack stack--tight', onsubmit: submitted },
    h('label', { class: 'field__label', for: 'report-code' }, CODE.label),
    h('p', { class: 'field__hint', id: 'report-code-hint' }, CODE.hint),
    error,
    input,
    h('p', { class: 'actions' }, h('button', { class: 'button' }, CODE.button)),
  );
  return h('details', { class: 'more' }, h('summary', {}, CODE.summary), form);
}
