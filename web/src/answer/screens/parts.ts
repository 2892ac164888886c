// Parts that several screens are made of.
// Must not know answers.

import { h, icon, refill, type Child } from '../../shared/dom.js';
import { BUTTONS } from '../wording/general.js';

type Press = (event: MouseEvent) => void;

export const ICONS = {
  up: 'm5 12 5-5 5 5',
  down: 'm5 8 5 5 5-5',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  grip: 'M7.5 5h.01M7.5 10h.01M7.5 15h.01M12.5 5h.01M12.5 10h.01M12.5 15h.01',
  plus: 'M10 4.5v11M4.5 10h11',
  back: 'M11.5 5l-5 5 5 5',
  notice: 'M10 9v5M10 6.2h.01M17.5 10a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0Z',
  danger: 'M10 7.5v3.6M10 13.6h.01M8.7 3.6 2.3 14.7A1.5 1.5 0 0 0 3.6 17h12.8a1.5 1.5 0 0 0 1.3-2.3L11.3 3.6a1.5 1.5 0 0 0-2.6 0Z',
  done: 'm5 10.5 3.5 3.5L15 7',
} as const;

export function button(kind: '' | 'primary' | 'quiet' | 'danger', label: string, press: Press): HTMLButtonElement {
  const classes = kind ? `button button--${kind}` : 'button';
  return h('button', { type: 'button', class: classes, onclick: press }, label);
}

/** A button with an icon alone; its name says what it does, and to what. */
export function iconButton(path: string, name: string, press: Press): HTMLButtonElement {
  const attributes = { type: 'button', class: 'button button--icon', 'aria-label': name, title: name };
  return h('button', { ...attributes, onclick: press }, icon(path));
}

export function backButton(press: Press): HTMLElement {
  const attributes = { type: 'button', class: 'button button--quiet answer__back', onclick: press };
  return h('button', attributes, icon(ICONS.back), BUTTONS.back);
}

export function paragraphs(texts: readonly string[], attributes = {}): readonly HTMLElement[] {
  return texts.map((text) => h('p', attributes, text));
}

export function banner(kind: 'notice' | 'ok' | 'danger', title: string, ...body: readonly Child[]): HTMLElement {
  const path = kind === 'ok' ? ICONS.done : ICONS[kind];
  const inner = h('div', { class: 'banner__body' }, h('p', { class: 'banner__title' }, title), ...body);
  return h('div', { class: `banner banner--${kind}` }, icon(path), inner);
}

/** A place where something is said as soon as it happens: cleared first, or the same words would not be read out twice. */
export class Said {
  readonly element = h('p', { class: 'status', role: 'status' });

  say(text: string): void {
    this.element.textContent = '';
    requestAnimationFrame(() => {
      this.element.textContent = text;
    });
  }
}

/** One of several cards, by radio buttons. */
export function choices<Value extends number>(options: {
  readonly name: string;
  readonly labels: readonly (readonly [Value, Child])[];
  readonly chosen: Value | null;
  readonly labelledBy: string;
  readonly describedBy?: string;
  readonly className?: string;
  choose(value: Value): void;
}): HTMLElement {
  const { name, labels, chosen, labelledBy, describedBy, className = 'choices', choose } = options;
  const cards = labels.map(([value, label]) => {
    const input = h('input', { type: 'radio', name, value, checked: value === chosen, onchange: () => choose(value) });
    return h('label', { class: 'choice' }, input, h('span', { class: 'choice__text', dir: 'auto' }, label));
  });
  const group = { role: 'radiogroup', 'aria-labelledby': labelledBy, 'aria-describedby': describedBy };
  return h('div', { class: className, ...group }, ...cards);
}

/** Copies a text; whether the browser let it. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Asks before something is done that can't be undone. */
export function confirm(question: {
  readonly title: string;
  readonly text: readonly string[];
  readonly yes: string;
  readonly no?: string;
  readonly isDanger?: boolean;
}): Promise<boolean> {
  const { title, text, yes, no = BUTTONS.cancel, isDanger = false } = question;
  return new Promise((answered) => {
    const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'dialog-title' });
    const close = (value: string) => () => dialog.close(value);
    refill(
      dialog,
      h(
        'div',
        { class: 'dialog__body' },
        h('h2', { id: 'dialog-title' }, title),
        ...paragraphs(text),
        h('div', { class: 'actions' }, button('', no, close('no')), button(isDanger ? 'danger' : 'primary', yes, close('yes'))),
      ),
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      answered(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
