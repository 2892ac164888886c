// A form that speaks JSON: its fields → one request; what is wrong stands at the field and in a
// summary that takes the focus. Buttons are never disabled; a second press while sending does nothing.
// Must not know what the fields mean.
//
// A field is `.field[data-field="<its JSON path>"]` with a hidden `.field__error` before its control.

import { ApiError, call, type Method } from './api.js';
import { announce, findAll, h } from './dom.js';

/** A field's value as the API takes it. */
export type Value = string | number | boolean | null;

/** What is wrong, and in which field; none when it is about the whole form. */
export interface Fault {
  readonly field: string | null;
  readonly text: string;
}

/** What a form does beside the usual. */
export interface Options<Reply> {
  /** Its JSON; the fields by name when nothing is said. */
  readonly body?: (form: HTMLFormElement) => unknown;
  /** Something wrong that the page sees by itself, before anything is sent. */
  readonly check?: (form: HTMLFormElement) => readonly Fault[];
  /** Sends it; to the form's own `data-api="PATCH /api/…"` when nothing is said. */
  readonly send?: (body: unknown) => Promise<Reply>;
  readonly done: (reply: Reply) => void | Promise<void>;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const sending = new WeakSet<HTMLElement>();

/** Makes a form send itself to the API. */
export function speakJson<Reply>(form: HTMLFormElement, options: Options<Reply>): void {
  form.noValidate = true;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const faults = [...missing(form), ...(options.check?.(form) ?? [])];
    showFaults(form, faults);
    if (faults.length > 0) return;
    const send = options.send ?? ((body: unknown) => call<Reply>(...target(form), body));
    void guarded(form, async () => options.done(await send((options.body ?? fields)(form))));
  });
}

/** Does one thing at a time for a form, which may say in `data-sending` what takes long; what is refused is shown in it. */
export async function guarded(form: HTMLElement, work: () => void | Promise<void>): Promise<void> {
  if (sending.has(form)) return;
  sending.add(form);
  const button = form.querySelector('button[type="submit"]');
  button?.setAttribute('aria-busy', 'true');
  say(form, form.dataset['sending'] ?? 'Sending…');
  try {
    await work();
    say(form, '');
  } catch (error) {
    say(form, '');
    showFaults(form, [faultOf(error)]);
  } finally {
    sending.delete(form);
    button?.removeAttribute('aria-busy');
  }
}

/** A refusal as a fault of its field; what is no refusal is a defect, and goes on. */
export function faultOf(error: unknown): Fault {
  if (error instanceof ApiError) return { field: error.problem.field, text: error.problem.detail };
  throw error;
}

/** The form's named fields: numbers as numbers, boxes as booleans, an empty optional text as null. */
export function fields(form: HTMLFormElement): Record<string, Value> | undefined {
  const named = controls(form).filter((control) => !isUnchosen(control));
  if (named.length === 0) return undefined;
  return Object.fromEntries(named.map((control) => [control.name, valueOf(control)]));
}

/** Method and path of `data-api`. */
function target(form: HTMLFormElement): [Method, string] {
  const [method, path] = (form.dataset['api'] ?? '').split(' ');
  return [method as Method, path ?? ''];
}

function controls(form: HTMLFormElement): Control[] {
  const isControl = (element: Element): element is Control => element.matches('input, select, textarea');
  return [...form.elements].filter(isControl).filter((control) => control.name !== '');
}

function isUnchosen(control: Control): boolean {
  return control instanceof HTMLInputElement && control.type === 'radio' && !control.checked;
}

function valueOf(control: Control): Value {
  if (control instanceof HTMLInputElement && control.type === 'checkbox') return control.checked;
  if (control instanceof HTMLInputElement && control.type === 'password') return control.value;
  const text = control.value.trim();
  if (control.dataset['kind'] === 'number') return text === '' ? null : Number(text);
  return text === '' && !control.required ? null : text;
}

function missing(form: HTMLFormElement): Fault[] {
  const empty = controls(form).filter((control) => control.required && control.value.trim() === '');
  return empty.map((control) => ({ field: control.name, text: `${labelOf(control)} is missing.` }));
}

function labelOf(control: Control): string {
  return control.labels?.[0]?.textContent?.trim() || control.getAttribute('aria-label') || control.name;
}

/** Shows what is wrong, in place of what was shown before; nothing when nothing is. */
export function showFaults(form: HTMLElement, faults: readonly Fault[]): void {
  for (const field of findAll('.field--invalid', HTMLElement, form)) clear(field);
  form.querySelector('.error-summary')?.remove();
  if (faults.length === 0) return;
  const title = faults.length === 1 ? 'Something needs a look' : `${faults.length} things need a look`;
  const summary = h(
    'div',
    { class: 'error-summary', tabindex: -1, role: 'alert' },
    h('h2', {}, title),
    h('ul', {}, ...faults.map((fault) => h('li', {}, linkTo(form, fault)))),
  );
  (form.querySelector('[data-faults]') ?? form).prepend(summary);
  summary.focus();
}

/** The fault's words: a link to its field where the form has it. */
function linkTo(form: HTMLElement, { field, text }: Fault): Node | string {
  const place = field === null ? null : form.querySelector(`[data-field="${CSS.escape(field)}"]`);
  const control = place?.querySelector<HTMLElement>('input, select, textarea, button');
  if (!(place instanceof HTMLElement) || !control) return text;
  mark(place, control, text);
  const link = h('a', { href: `#${control.id}` }, text);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    control.focus();
  });
  return link;
}

function mark(place: HTMLElement, control: HTMLElement, text: string): void {
  place.classList.add('field--invalid');
  control.setAttribute('aria-invalid', 'true');
  const line = place.querySelector<HTMLElement>('.field__error');
  if (!line) return;
  line.textContent = text;
  line.hidden = false;
}

function clear(place: HTMLElement): void {
  place.classList.remove('field--invalid');
  place.querySelector('[aria-invalid]')?.removeAttribute('aria-invalid');
  const line = place.querySelector<HTMLElement>('.field__error');
  if (!line) return;
  line.textContent = '';
  line.hidden = true;
}

/** The form's own live region, `[data-status]`, where it has one. */
export function say(form: HTMLElement, text: string): void {
  const region = form.querySelector<HTMLElement>('[data-status]');
  if (region) announce(region, text);
}
