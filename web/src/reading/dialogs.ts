// Questions in native dialogs: a name, which sentences go together, whether to release.
// Must not know the board's rules; whoever asks hands in what is wrong with an answer.

import { h, type Child } from '../shared/dom.js';

/** Shows a dialog until it is answered or closed; null when it is closed. */
function ask<Answer>(
  title: string,
  content: readonly Child[],
  submit: string,
  answer: () => Answer | string,
): Promise<Answer | null> {
  const fault = h('p', { class: 'field__error', id: 'dialog-fault', role: 'alert' });
  fault.hidden = true;
  const form = h(
    'form',
    { method: 'dialog', novalidate: true },
    h('h2', { id: 'dialog-title', tabindex: -1 }, title),
    ...content,
    fault,
    h(
      'div',
      { class: 'actions' },
      h('button', { class: 'button', type: 'button', onclick: () => dialog.close() }, 'Cancel'),
      h('button', { class: 'button button--primary', type: 'submit' }, submit),
    ),
  );
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'dialog-title' }, form);
  return new Promise((resolve) => {
    let given: Answer | null = null;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const said = answer();
      if (typeof said !== 'string') {
        given = said;
        return dialog.close();
      }
      fault.textContent = said;
      fault.hidden = false;
      const wrong = form.querySelector<HTMLElement>('input:not([type="checkbox"])');
      wrong?.setAttribute('aria-describedby', fault.id);
      wrong?.focus();
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(given);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** A name that was given. */
export interface Named {
  readonly name: string;
}

/** Asks for a group's name. */
export function askName(before: string, fault: (name: string) => string | null): Promise<Named | null> {
  const input = nameField(before);
  const content = [labelled(input, 'Name of the group', 'Name the choice, never a person.')];
  return ask('Rename the group', content, 'Rename', () => fault(input.value) ?? { name: input.value });
}

/** Sentences that were chosen, and the name of their group. */
export interface Chosen extends Named {
  readonly sentences: readonly number[];
}

/** What a choice of sentences is asked with. */
export interface Choice {
  readonly title: string;
  readonly submit: string;
  readonly hint: string;
  /** Each with its text and whether it is chosen before. */
  readonly sentences: readonly { readonly sentence: number; readonly text: string; readonly chosen: boolean }[];
  readonly fault: (chosen: Chosen) => string | null;
}

/** Asks which sentences make a new group, and for its name. */
export function askSentences(choice: Choice): Promise<Chosen | null> {
  const boxes = choice.sentences.map(({ sentence, text, chosen }) => {
    const box = h('input', { type: 'checkbox', value: sentence });
    box.checked = chosen;
    return { box, line: h('label', { class: 'check' }, box, h('span', { dir: 'auto' }, text)) };
  });
  const input = nameField('');
  const sentences = h(
    'fieldset',
    { class: 'field' },
    h('legend', { class: 'field__label' }, 'Sentences'),
    h('p', { class: 'field__hint' }, choice.hint),
    ...boxes.map(({ line }) => line),
  );
  const content = [labelled(input, 'Name of the new group', 'Name the choice, never a person.'), sentences];
  return ask(choice.title, content, choice.submit, () => {
    const picked = boxes.filter(({ box }) => box.checked).map(({ box }) => Number(box.value));
    const chosen = { name: input.value, sentences: picked };
    return choice.fault(chosen) ?? chosen;
  });
}

/** Asks whether to do something that can't be undone; whether it was confirmed. */
export async function confirm(title: string, content: readonly Child[], submit: string): Promise<boolean> {
  return (await ask(title, content, submit, () => ({ confirmed: true }))) !== null;
}

function nameField(value: string): HTMLInputElement {
  const asked = { class: 'input', id: 'group-name', type: 'text', autocomplete: 'off', dir: 'auto' };
  return h('input', { ...asked, value, autofocus: true });
}

function labelled(input: HTMLInputElement, label: string, hint: string): HTMLElement {
  return h(
    'div',
    { class: 'field' },
    h('label', { class: 'field__label', for: input.id }, label),
    h('p', { class: 'field__hint' }, hint),
    input,
  );
}
