// What the head of every page for accounts does: signing out, and a menu that closes as menus do.
// Knows nothing of the page below it.

import { ApiError, call } from '../shared/api.js';

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-sign-out]')) {
  button.addEventListener('click', () => void signOut(button));
}
for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu')) watch(menu);

async function signOut(button: HTMLButtonElement): Promise<void> {
  button.setAttribute('aria-busy', 'true');
  try {
    await call('DELETE', '/api/session');
  } catch (error) {
    // Somebody signed out in another tab: that is what was asked for.
    if (!(error instanceof ApiError && error.problem.kind === 'no-session')) {
      button.removeAttribute('aria-busy');
      button.textContent = 'Not signed out. Try again';
      return;
    }
  }
  location.assign('/sign-in');
}

/** Closes on Escape, with the focus back on its button, and when something else is used. */
function watch(menu: HTMLDetailsElement): void {
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  document.addEventListener('click', (event) => {
    if (!menu.contains(event.target as Node)) menu.open = false;
  });
  menu.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget as Node)) menu.open = false;
  });
}
