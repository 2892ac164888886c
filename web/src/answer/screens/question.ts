// The form around every question: heading, hint, answer, what is missing, and the way on.
// Must not know which question it is, beyond its name.

import { h, icon, refill, type Child } from '../../shared/dom.js';
import type { Question } from '../asked.js';
import { isGiven, missing, problemOf } from '../check.js';
import type { Desk } from '../desk.js';
import type { Draft } from '../draft.js';
import { progress } from '../flow.js';
import type { View } from '../frame.js';
import { BUTTONS, NOT_SAVED, parted, SAVED, SAVED_IN_TAB } from '../wording/general.js';
import { backButton, button, ICONS } from './parts.js';

/** The heading's name, for what it labels. */
export const HEADING = 'question';
/** The hint's name, for what it describes. */
export const HINT = 'hint';
const ERROR = 'error';

/** What a question's screen is made of. */
export interface Asking {
  readonly question: Question;
  /** The frozen words. */
  readonly asked: string;
  readonly hints?: readonly Child[];
  readonly body: readonly Child[];
  /** Takes the focus when something is missing. */
  readonly control: () => HTMLElement | null;
  readonly isWide?: boolean;
  /** Asked before going on; whether to. */
  readonly mayGoOn?: () => Promise<boolean>;
}

/** A question that is on the screen. */
export interface Form {
  readonly view: View;
  /** Keeps the answer, and says so. */
  change(part: Partial<Draft>): void;
  readonly goOn: HTMLButtonElement;
}

/** The form; `make` gets a way to change the answer, and gives the rest. */
export function form(desk: Desk, make: (change: Form['change'], goOn: HTMLButtonElement) => Asking): Form {
  const error = h('p', { id: ERROR, class: 'field__error', hidden: true });
  const saved = h('p', { class: 'status answer__saved', role: 'status' });
  const goOn = h('button', { type: 'submit', class: 'button button--primary' }, onLabel(desk));
  const skip = button('quiet', BUTTONS.skip, () => desk.next());
  const change = (part: Partial<Draft>): void => {
    saved.textContent = savedText(desk, desk.change(part));
    settle();
  };
  const asking = make(change, goOn);
  const { question, asked, hints = [], body, control, isWide = false, mayGoOn } = asking;
  const settle = (): void => {
    skip.hidden = isGiven(question, desk.draft, desk.asked) || problemOf(question, desk.draft, desk.asked) !== null;
    if (!problemOf(question, desk.draft, desk.asked)) tell(null);
  };
  const tell = (text: string | null): void => {
    error.hidden = text === null;
    refill(error, ...(text === null ? [] : [icon(ICONS.danger), h('span', {}, text)]));
    const field = control();
    if (!field?.matches('textarea, [type="number"]')) return;
    if (text === null) field.removeAttribute('aria-invalid');
    else field.setAttribute('aria-invalid', 'true');
  };
  const tryToGoOn = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { draft } = desk;
    const given = isGiven(question, draft, desk.asked) ? null : missing(question, draft);
    const problem = problemOf(question, draft, desk.asked) ?? given;
    if (problem !== null) {
      tell(problem);
      control()?.focus();
    } else if (!mayGoOn || (await mayGoOn())) desk.next();
  };
  settle();
  const [head, rest] = parted(asked);
  const hint = h('div', { id: HINT, class: 'answer__hint' }, rest && h('p', {}, rest), ...hints);
  const element = h(
    'form',
    { class: 'stack stack--loose answer__question', novalidate: true, onsubmit: tryToGoOn },
    h('h1', { id: HEADING, class: 'answer__asked', dir: 'auto' }, head),
    hint.childNodes.length > 0 && hint,
    error,
    ...body,
    h('div', { class: 'actions' }, goOn, skip, saved),
  );
  const back = backButton(() => desk.back());
  const step = progress(question, desk.asked.questions);
  return { view: { heading: head, content: [element], progress: step, back, isWide }, change, goOn };
}

function onLabel({ isFromReview }: Desk): string {
  return isFromReview ? BUTTONS.toReview : BUTTONS.next;
}

function savedText({ isShared }: Desk, isKept: boolean): string {
  if (!isKept) return NOT_SAVED;
  return isShared ? SAVED_IN_TAB : SAVED;
}

/** What describes the answer's control. */
export const DESCRIBED = `${HINT} ${ERROR}`;
