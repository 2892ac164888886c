// What is asked and until when, on the page: what the choices mean, in words, as they are made.
// Must not know the roster.

import { find, findAll } from '../shared/dom.js';
import { inWords } from '../shared/time.js';
import { written, type Draft } from './draft.js';
import type { Keeper } from './keeper.js';
import { fromField, proposed, toField, zoneAt } from './window.js';

/** Starts the notes beside the questions and the window. */
export function startSchedule(keeper: Keeper, form: HTMLElement): void {
  const closes = find('#closes_at', HTMLInputElement, form);
  for (const button of findAll('[data-days]', HTMLButtonElement, form)) {
    button.addEventListener('click', () => {
      closes.value = toField(proposed(new Date(), Number(button.dataset['days'])));
      keeper.change({ closes: closes.value });
    });
  }
  const show = () => explain(keeper.draft, form);
  keeper.onChange(show);
  show();
}

function explain(draft: Draft, form: HTMLElement): void {
  const moment = fromField(draft.closes);
  const zone = zoneAt(moment ?? new Date());
  find('[data-closes-words]', HTMLElement, form).textContent = moment ? `${inWords(moment)}. Your time zone: ${zone}.` : `Your time zone: ${zone}.`;
  find('[data-four]', HTMLElement, form).hidden = draft.minimum !== 4;
  const top = form.querySelector<HTMLInputElement>('#top');
  if (!top) return;
  top.max = String(Math.max(2, written(draft).length - 1));
  find('[data-top-place]', HTMLElement, form).hidden = draft.full;
}
