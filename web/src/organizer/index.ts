// The plain pages for accounts: signing in and setting up, teams, accounts, logs. Everything on them is
// a form or a dialog that speaks to the API.

import { call } from '../shared/api.js';
import { find, findAll } from '../shared/dom.js';
import { speakJson } from '../shared/form.js';
import { goOn, startPage } from '../shared/page.js';
import { password } from './password.js';

startPage();
for (const form of findAll('[data-module="setup"]', HTMLFormElement)) startSetUp(form);
for (const form of findAll('[data-module="demo"]', HTMLFormElement)) {
  speakJson<{ id: number }>(form, { done: ({ id }) => goOn(`/teams/${id}`) });
}
for (const button of findAll('[data-proposes]', HTMLButtonElement)) {
  button.addEventListener('click', () => propose(button));
}

/** The one-time token is in the fragment: taken from the address before anything else happens. */
function startSetUp(form: HTMLFormElement): void {
  const token = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, '', location.pathname);
  find('[data-no-token]', HTMLElement, form).hidden = token !== '';
  const typed = (name: string) => find(`[name="${name}"]`, HTMLInputElement, form).value;
  speakJson(form, {
    body: () => ({
      token,
      organization: typed('organization').trim(),
      name: typed('name').trim(),
      email: typed('email').trim(),
      password: typed('password'),
    }),
    send: (body) => call('POST', '/api/setup', body),
    done: () => goOn('/'),
  });
}

/** Fills the password field above with one that nobody thought of. */
function propose(button: HTMLButtonElement): void {
  const field = button.closest('.field');
  if (!field) return;
  const input = find('input', HTMLInputElement, field);
  input.value = password();
  input.focus();
  input.select();
}
