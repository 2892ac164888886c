// The priorities on the page: typed, pasted, suggested; put in order; with the server's advice.
// Must not know what else a pulse asks.

import { call } from '../shared/api.js';
import { announce, counted, find, h } from '../shared/dom.js';
import { written } from './draft.js';
import type { Keeper } from './keeper.js';
import { startListing } from './listing.js';
import { INDUSTRIES } from './suggestions.js';

const ADVICE_AFTER_MILLISECONDS = 600;

interface Advice {
  readonly items: readonly number[];
  readonly text: string;
}

/** Starts the list, the suggestions and the advice. */
export function startPriorities(keeper: Keeper, section: HTMLElement): void {
  const list = find('[data-priorities]', HTMLElement, section);
  const status = find('[data-said]', HTMLElement, section);
  const add = find('[data-add-priority]', HTMLButtonElement, section);
  const show = startListing({
    list,
    template: find('#priority', HTMLTemplateElement),
    status,
    items: () => keeper.draft.priorities,
    set: (priorities) => keeper.change({ priorities }),
    row: (row, item, at) => fillRow(keeper, row, item, at),
    whenEmpty: add,
  });
  const append = (items: readonly string[]) => {
    const kept = keeper.draft.priorities.filter((item) => item.trim() !== '');
    const fresh = items.filter((item) => !kept.some((known) => same(known, item)));
    keeper.change({ priorities: [...kept, ...fresh] });
    show();
    return fresh.length;
  };
  add.addEventListener('click', () => {
    keeper.change({ priorities: [...keeper.draft.priorities, ''] });
    show();
    find(`#priority-${keeper.draft.priorities.length - 1}`, HTMLInputElement, list).focus();
  });
  list.addEventListener('paste', (event) => pasteLines(event, append, status));
  list.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    add.click();
  });
  if (keeper.draft.priorities.length === 0) keeper.change({ priorities: ['', '', ''] });
  show();
  suggest(section, keeper, (item) => announce(status, `${item} ${append([item]) ? 'added' : 'is there already'}.`));
  advise(section, keeper);
}

function fillRow(keeper: Keeper, row: HTMLElement, item: string, at: number): void {
  const input = find('input', HTMLInputElement, row);
  row.dataset['field'] = `priorities[${at}]`;
  input.id = `priority-${at}`;
  input.value = item;
  input.setAttribute('aria-label', `Priority ${at + 1}`);
  input.addEventListener('input', () => {
    keeper.change({ priorities: keeper.draft.priorities.map((old, place) => (place === at ? input.value : old)) });
  });
}

/** Several pasted lines become several priorities, without their bullets and numbers. */
function pasteLines(event: ClipboardEvent, append: (items: string[]) => number, status: HTMLElement): void {
  const lines = (event.clipboardData?.getData('text') ?? '').split(/\r\n|\r|\n/);
  const items = lines.map((line) => line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, '').trim()).filter(Boolean);
  if (items.length < 2) return;
  event.preventDefault();
  announce(status, `${counted(append(items), 'priority', 'priorities')} added.`);
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** Suggestions of the chosen industry, less what is on the list. */
function suggest(section: HTMLElement, keeper: Keeper, take: (item: string) => void): void {
  const choice = find('#industry', HTMLSelectElement, section);
  const place = find('[data-suggestions]', HTMLElement, section);
  choice.append(...INDUSTRIES.map(({ name }) => h('option', { value: name }, name)));
  const show = () => {
    const industry = INDUSTRIES.find(({ name }) => name === choice.value);
    const left = industry?.priorities.filter((item) => !keeper.draft.priorities.some((known) => same(known, item)));
    const names = left ?? [];
    if (names.join() === shown.join()) return;
    shown = names;
    place.replaceChildren(...names.map((item) => h('li', {}, chip(item))));
  };
  const chip = (item: string) => {
    const button = h('button', { class: 'button chip', type: 'button' }, `+ ${item}`);
    button.setAttribute('aria-label', `Add ${item}`);
    button.addEventListener('click', () => {
      const at = [...place.querySelectorAll('button')].indexOf(button);
      take(item);
      const buttons = place.querySelectorAll('button');
      (buttons[Math.min(at, buttons.length - 1)] ?? choice).focus();
    });
    return button;
  };
  let shown: readonly string[] = [];
  choice.addEventListener('change', show);
  keeper.onChange(show);
  show();
}

/** The server's advice, a moment after the last change; no advice is no error. */
function advise(section: HTMLElement, keeper: Keeper): void {
  const place = find('[data-advice]', HTMLElement, section);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = '';
  const ask = async () => {
    const priorities = written(keeper.draft);
    const advice = await call<Advice[]>('POST', '/api/priorities/advice', { priorities }).catch(() => []);
    if (asked !== JSON.stringify(written(keeper.draft))) return;
    place.replaceChildren(...advice.map(({ text }) => h('li', {}, `${text}.`)));
    find('[data-advice-banner]', HTMLElement, section).hidden = advice.length === 0;
  };
  const later = () => {
    const now = JSON.stringify(written(keeper.draft));
    if (now === asked) return;
    asked = now;
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), ADVICE_AFTER_MILLISECONDS);
  };
  keeper.onChange(later);
  later();
}
