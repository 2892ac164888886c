// A form that speaks JSON: its fields → one request; what is wrong stands at the field and in a
// summary that takes the focus. Buttons are never disabled; a second press while sending does nothing.
// Must not know what the fields mean.

import { ApiError, call, type Method, type Problem } from './api.js';
import { announce, find, findAll, make } from './dom.js';

/** A field's value as the API takes it. */
export type Value = string | number | boolean | null;

/** What a form does beside the usual. */
export interface Options<Reply> {
  /** Its JSON; the fields by name when nothing is said. */
  readonly body?: (form: HTMLFormElement) => unknown;
  /** Something wrong that the page sees by itself, before anything is sent. */
  readonly check?: (form: HTMLFormElement) => readonly Fault[];
  /** Sends it; the form's own `data-api="PATCH /api/…"` when nothing is said. */
  readonly send?: (body: unknown) => Promise<Reply>;
  readonly done: (reply: Reply) => void | Promise<void>;
}

/** What is wrong, and in which field, by its name; none when it is about the whole form. */
export interface Fault {
  readonly field: string | null;
  readonly text: string;
}

const sending = new WeakSet<HTMLFormElement>();

/** Makes a form send itself to the API. */
export function speakJson<Reply>(form: HTMLFormElement, options: Options<Reply>): void {
  form.noValidate = true;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit(form, options);
  });
}

async function submit<Reply>(form: HTMLFormElement, options: Options<Reply>): Promise<void> {
  if (sending.has(form)) return;
  const faults = [...emptyFields(form), ...(options.check?.(form) ?? [])];
  showFaults(form, faults);
  if (faults.length > 0) return;
  sending.add(form);
  form.setAttribute('aria-busy', 'true');
  status(form, 'Sending…');
  try {
    const body = (options.body ?? fields)(form);
    const reply = await (options.send ?? ((content) => call<Reply>(...target(form), content)))(body);
    status(form, '');
    await options.done(reply);
  } catch (error) {
    status(form, '');
    showFaults(form, [faultOf(error)]);
  } finally {
    sending.delete(form);
    form.removeAttribute('aria-busy');
  }
}

/** A refusal as a fault of its field; what is no refusal is a defect, and goes on. */
export function faultOf(error: unknown): Fault {
  if (error instanceof ApiError) return faultIn(error.problem);
  throw error;
}

function faultIn(problem: Problem): Fault {
  return { field: problem.field, text: problem.detail };
}

/** Method and path of `data-api`. */
function target(form: HTMLFormElement): [Method, string] {
  const [method, path] = (form.dataset['api'] ?? '').split(' ');
  return [method as Method, path ?? ''];
}

/** The form's named fields: numbers as numbers, boxes as booleans, an empty optional text as null. */
export function fields(form: HTMLFormElement): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const control of controls(form)) {
    if (control instanceof HTMLInputElement && control.type === 'radio' && !control.checked) continue;
    values[control.name] = valueOf(control);
  }
  return values;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function controls(form: HTMLFormElement): Control[] {
  const isControl = (element: Element): element is Control =>
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement;
  return [...form.elements].filter(isControl).filter((control) => control.name !== '');
}

function valueOf(control: Control): Value {
  if (control instanceof HTMLInputElement && control.type === 'checkbox') return control.checked;
  const text = control instanceof HTMLInputElement && control.type === 'password' ? control.value : control.value.trim();
  if (control.dataset['kind'] === 'number') return Number(text);
  return text === '' && !control.required ? null : text;
}

function emptyFields(form: HTMLFormElement): Fault[] {
  const empty = controls(form).filter((control) => control.required && control.value.trim() === '');
  return empty.map((control) => ({ field: control.name, text: `${labelOf(control)} is missing.` }));
}

function labelOf(control: Control): string {
  return control.labels?.[0]?.querySelector('[data-label]')?.textContent ?? control.labels?.[0]?.textContent?.trim() ?? control.name;
}

/** Shows what is wrong, in place of what was shown before; nothing when nothing is. */
export function showFaults(form: HTMLElement, faults: readonly Fault[]): void {
  for (const old of findAll('.field__error', HTMLElement, form)) old.remove();
  for (const marked of findAll('[aria-invalid]', HTMLElement, form)) unmark(marked);
  form.querySelector('.error-summary')?.remove();
  if (faults.length === 0) return;
  const links = faults.map((fault) => make('li', {}, linkTo(form, fault)));
  const title = faults.length === 1 ? 'One thing to look at' : `${faults.length} things to look at`;
  const summary = make(
    'div',
    { class: 'error-summary', tabindex: -1, role: 'alert' },
    make('h2', { class: 'error-summary__title' }, title),
    make('ul', {}, ...links),
  );
  form.prepend(summary);
  summary.focus();
}

function linkTo(form: HTMLElement, fault: Fault): Node | string {
  const control = fault.field === null ? null : controlNamed(form, fault.field);
  if (!control) return fault.text;
  mark(control, fault.text);
  const link = make('a', { href: `#${control.id}` }, fault.text);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    control.focus();
  });
  return link;
}

/** The control of a JSON field: `[data-field]` where its name is another, else by its name. */
function controlNamed(form: HTMLElement, field: string): HTMLElement | null {
  const quoted = CSS.escape(field);
  return form.querySelector<HTMLElement>(`[data-field="${quoted}"], [name="${quoted}"]`);
}

function mark(control: HTMLElement, text: string): void {
  const id = `${control.id}-error`;
  if (isThere(id)) return;
  const described = control.getAttribute('aria-describedby') ?? '';
  control.setAttribute('aria-describedby', `${id} ${described}`.trim());
  control.setAttribute('aria-invalid', 'true');
  const place = control.closest('.field')?.querySelector('.input, .textarea, select') ?? control;
  place.before(make('p', { class: 'field__error', id }, text));
}

function isThere(id: string): boolean {
  return document.getElementById(id) !== null;
}

function unmark(control: HTMLElement): void {
  control.removeAttribute('aria-invalid');
  const described = (control.getAttribute('aria-describedby') ?? '').split(' ');
  const rest = described.filter((id) => id !== `${control.id}-error`).join(' ');
  if (rest === '') control.removeAttribute('aria-describedby');
  else control.setAttribute('aria-describedby', rest);
}

/** The form's own live region, `[data-status]`, where it has one. */
export function status(form: HTMLElement, text: string): void {
  const region = form.querySelector('[data-status]');
  if (region instanceof HTMLElement) announce(region, text);
}

/** Every form of the page that has a `data-api`: sent, then on to `data-then`, or the page again. */
export function enhanceForms(): void {
  for (const form of findAll('form[data-api]', HTMLFormElement)) {
    if (form.dataset['module'] !== undefined) continue;
    speakJson(form, { done: () => goOn(form.dataset['then'] ?? '') });
  }
}

/** To another page of ours; the empty address is this one again. */
export function goOn(path: string): void {
  if (path === '') location.reload();
  else location.assign(path);
}

/** The form with this id. */
export function formCalled(id: string): HTMLFormElement {
  return find(`#${id}`, HTMLFormElement);
}
