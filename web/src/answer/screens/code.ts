// Entering a receipt code: on a screen of its own, and where an invitation turns out to be used.
// Must not know what the code opens.

import { h } from '../../shared/dom.js';
import type { Desk } from '../desk.js';
import type { View } from '../frame.js';
import { CODE } from '../wording/sending.js';
import { backButton } from './parts.js';

export function code(desk: Desk): View {
  const first = desk.resumeAt ?? desk.asked.questions[0] ?? 'review';
  return {
    heading: CODE.heading,
    back: backButton(() => desk.back()),
    content: [
      h(
        'div',
        { class: 'stack stack--loose' },
        h('h1', {}, CODE.heading),
        h('p', {}, CODE.text),
        codeField(desk, CODE.next, () => desk.go(first)),
      ),
    ],
  };
}

/** The field; goes on once the code is one. */
export function codeField(desk: Desk, label: string, goOn: () => void): HTMLFormElement {
  const error = h('p', { id: 'code-error', class: 'field__error', hidden: true });
  const input = h('input', {
    id: 'code',
    class: 'input answer__code-input',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    'aria-describedby': 'code-hint code-error',
  });
  const enter = async (event: Event): Promise<void> => {
    event.preventDefault();
    const problem = await desk.enterCode(input.value);
    if (problem === null) return goOn();
    error.textContent = problem;
    error.hidden = false;
    input.setAttribute('aria-invalid', 'true');
    input.focus();
  };
  return h(
    'form',
    { class: 'stack', novalidate: true, onsubmit: enter },
    h(
      'div',
      { class: 'field' },
      h('label', { class: 'field__label', for: 'code' }, CODE.label),
      h('p', { id: 'code-hint', class: 'field__hint' }, CODE.hint),
      error,
      input,
    ),
    h('div', { class: 'actions' }, h('button', { type: 'submit', class: 'button button--primary' }, label)),
  );
}
