// Asks for a receipt code: for who changed the answers in this browser with one.
// Must not know what is done with it.

import { h } from '../shared/dom.js';
import type { Actions } from './panel.js';
import { CODE, UNCHECKED } from './words.js';

const [INPUT, HINT, ERROR] = ['report-code', 'report-code-hint', 'report-code-error'];

/** The form, folded away. */
export function codeForm({ look }: Actions): HTMLElement {
  const input = h('input', {
    ...{ class: 'input', id: INPUT, autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false' },
    'aria-describedby': `${HINT} ${ERROR}`,
  });
  const error = h('p', { class: 'field__error', id: ERROR, hidden: true });
  const refuse = (text: string): void => {
    error.hidden = false;
    error.textContent = text;
    input.setAttribute('aria-invalid', 'true');
    input.focus();
  };
  const submitted = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { kept, failed } = await look(input.value);
    if (failed === 'code') refuse(CODE.wrong);
    else if (failed) refuse(UNCHECKED.paragraphs[0]);
    else if (!kept) refuse(CODE.nothing);
  };
  const form = h(
    'form',
    { class: 'report__code stack stack--tight', onsubmit: submitted },
    h('label', { class: 'field__label', for: INPUT }, CODE.label),
    h('p', { class: 'field__hint', id: HINT }, CODE.hint),
    error,
    input,
    h('p', { class: 'actions' }, h('button', { class: 'button' }, CODE.button)),
  );
  return h('details', { class: 'more' }, h('summary', {}, CODE.summary), form);
}
