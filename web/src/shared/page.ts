// What every page for accounts does: times in the reader's zone, dialogs, forms that speak JSON,
// and the one note that a page leaves for the next.
// Must not know teams or rounds.

import { find, findAll, h } from './dom.js';
import { speakJson } from './form.js';
import { showLocalTimes } from './time.js';

const NOTE = 'parallax/note';

/** Starts all of it. */
export function startPage(): void {
  showLocalTimes();
  showNote();
  for (const opener of findAll('[data-opens]', HTMLElement)) {
    opener.addEventListener('click', () => openDialog(opener.dataset['opens'] ?? ''));
  }
  for (const closer of findAll('[data-closes]', HTMLElement)) {
    closer.addEventListener('click', () => closer.closest('dialog')?.close());
  }
  for (const form of findAll('form[data-api]', HTMLFormElement)) startForm(form);
}

/** Opens a dialog; the browser gives the focus back to what opened it. */
export function openDialog(id: string): void {
  find(`#${id}`, HTMLDialogElement).showModal();
}

/** A form that is sent, then leads on to `data-then`; without one the page is shown again. */
function startForm(form: HTMLFormElement): void {
  if (form.dataset['own'] !== undefined) return;
  speakJson<{ note?: string } | null>(form, {
    done: (reply) => {
      leaveNote(reply?.note ?? form.dataset['done'] ?? '');
      goOn(form.dataset['then'] ?? '');
    },
  });
}

/** To another page of ours; the empty address is this one again. */
export function goOn(path: string): void {
  if (path === '') location.reload();
  else location.assign(path);
}

/** Something that the next page says at its top, in this tab alone. */
export function leaveNote(text: string): void {
  if (text === '') return;
  try {
    sessionStorage.setItem(NOTE, text);
  } catch {
    // Without storage the next page says nothing; what was done is done.
  }
}

function showNote(): void {
  const text = takeNote();
  if (text === null) return;
  const body = h('div', { class: 'banner__body' }, h('p', {}, text));
  find('main', HTMLElement).prepend(h('div', { class: 'banner banner--ok page-note', role: 'status' }, body));
}

function takeNote(): string | null {
  try {
    const text = sessionStorage.getItem(NOTE);
    sessionStorage.removeItem(NOTE);
    return text;
  } catch {
    return null;
  }
}
