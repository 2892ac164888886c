// A list that is put in order by buttons: up, down, remove. The focus stays on what was pressed.
// Must not know what it lists.

import { announce, copyOf, find } from '../shared/dom.js';

/** What a list shows and does. */
export interface Options {
  readonly list: HTMLElement;
  readonly template: HTMLTemplateElement;
  readonly status: HTMLElement;
  readonly items: () => readonly string[];
  readonly set: (items: readonly string[]) => void;
  /** Fills a row with its item. */
  readonly row: (row: HTMLElement, item: string, at: number) => void;
  /** Where the focus goes when nothing is left. */
  readonly whenEmpty?: HTMLElement;
}

type Action = 'up' | 'down' | 'remove';

/** Shows the list and follows its buttons; gives what shows it again. */
export function startListing(options: Options): () => void {
  const show = () => options.list.replaceChildren(...options.items().map((item, at) => rowOf(options, item, at)));
  options.list.addEventListener('click', (event) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>('[data-does]');
    const row = button?.closest<HTMLElement>('[data-at]');
    if (!button || !row || button.getAttribute('aria-disabled') === 'true') return;
    press(options, button.dataset['does'] as Action, Number(row.dataset['at']), show);
  });
  show();
  return show;
}

function rowOf(options: Options, item: string, at: number): HTMLElement {
  const row = copyOf(options.template);
  const last = options.items().length - 1;
  row.dataset['at'] = String(at);
  const number = row.querySelector('.rank-list__number');
  if (number) number.textContent = String(at + 1);
  const name = item.trim() || `item ${at + 1}`;
  const ends: Record<Action, boolean> = { up: at === 0, down: at === last, remove: false };
  const words: Record<Action, string> = { up: `Move ${name} up`, down: `Move ${name} down`, remove: `Remove ${name}` };
  for (const button of row.querySelectorAll<HTMLElement>('[data-does]')) {
    const action = button.dataset['does'] as Action;
    button.setAttribute('aria-label', words[action]);
    if (ends[action]) button.setAttribute('aria-disabled', 'true');
  }
  options.row(row, item, at);
  return row;
}

function press(options: Options, action: Action, at: number, show: () => void): void {
  const items = [...options.items()];
  const [item = ''] = items.splice(at, 1);
  const to = { up: at - 1, down: at + 1, remove: at }[action];
  if (action !== 'remove') items.splice(to, 0, item);
  options.set(items);
  show();
  const name = item.trim() || 'The item';
  announce(options.status, action === 'remove' ? `${name} removed.` : `${name} is now ${to + 1} of ${items.length}.`);
  focus(options, Math.min(to, items.length - 1), action);
}

function focus({ list, whenEmpty }: Options, at: number, action: Action): void {
  const row = list.querySelector(`[data-at="${at}"]`);
  if (!row) return whenEmpty?.focus();
  find(`[data-does="${action}"]`, HTMLElement, row).focus();
}
