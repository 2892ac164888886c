// The roster on the page: rows to type in, and a place to paste into, with what was read of it.
// Must not know what a pulse is.

import { announce, counted, copyOf, find, findAll, focusOn, h } from '../shared/dom.js';
import { decode } from '../shared/csv.js';
import type { Keeper } from './keeper.js';
import { readRoster, type Leader, type Read } from './roster.js';

/** So many rows are shown at once; a larger roster says how many more there are. */
const SHOWN_ROWS = 100;
const SHOWN_FOUND = 5;
const SHOWN_REFUSED = 20;
/** Fewer could never be shown anything. */
const FEWEST = 5;

/** Starts the rows and the place to paste into. */
export function startPeople(keeper: Keeper, section: HTMLElement): void {
  const people = new People(keeper, section);
  people.show();
}

class People {
  readonly #keeper: Keeper;
  readonly #rows: HTMLElement;
  readonly #template: HTMLTemplateElement;
  readonly #found: HTMLElement;
  readonly #paste: HTMLTextAreaElement;
  readonly #status: HTMLElement;
  readonly #section: HTMLElement;

  constructor(keeper: Keeper, section: HTMLElement) {
    this.#keeper = keeper;
    this.#section = section;
    this.#rows = find('[data-people]', HTMLElement, section);
    this.#template = find('#person', HTMLTemplateElement);
    this.#found = find('[data-found]', HTMLElement, section);
    this.#paste = find('#pasted', HTMLTextAreaElement, section);
    this.#status = find('[data-said]', HTMLElement, section);
    this.#paste.addEventListener('input', () => this.#showFound());
    find('[data-add-person]', HTMLButtonElement, section).addEventListener('click', () => this.#addRow());
    const file = find('#roster-file', HTMLInputElement, section);
    file.addEventListener('change', () => void this.#readFile(file));
    this.#rows.addEventListener('input', (event) => this.#typed(event));
    this.#rows.addEventListener('click', (event) => this.#pressed(event));
  }

  get #leaders(): readonly Leader[] {
    return this.#keeper.draft.leaders;
  }

  show(): void {
    const shown = this.#leaders.slice(0, SHOWN_ROWS);
    this.#rows.replaceChildren(...shown.map((leader, at) => this.#row(leader, at)));
    const more = this.#leaders.length - shown.length;
    if (more > 0) this.#rows.append(h('li', { class: 'note' }, `and ${counted(more, 'more leader')}, not shown here`));
    find('[data-people-head]', HTMLElement, this.#section).hidden = shown.length === 0;
    this.#count();
    this.#showFound();
  }

  #row(leader: Leader, at: number): HTMLElement {
    const row = copyOf(this.#template);
    row.dataset['field'] = `leaders[${at}]`;
    row.dataset['at'] = String(at);
    const [name, email] = findAll('input', HTMLInputElement, row);
    if (!name || !email) return row;
    name.id = `person-${at}`;
    name.value = leader.name;
    name.setAttribute('aria-label', `Name of leader ${at + 1}`);
    email.id = `person-${at}-email`;
    email.value = leader.email ?? '';
    email.setAttribute('aria-label', `E-mail address of leader ${at + 1}, optional`);
    const remove = find('button', HTMLButtonElement, row);
    remove.setAttribute('aria-label', `Remove leader ${at + 1}${leader.name && `, ${leader.name}`}`);
    return row;
  }

  #typed(event: Event): void {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-at]');
    if (!row) return;
    const [name, email] = findAll('input', HTMLInputElement, row);
    const changed = { name: name?.value.trim() ?? '', email: email?.value.trim().toLowerCase() || null };
    const at = Number(row.dataset['at']);
    this.#set(this.#leaders.map((leader, place) => (place === at ? changed : leader)));
    this.#count();
  }

  #pressed(event: Event): void {
    const button = (event.target as HTMLElement).closest('button');
    const row = button?.closest<HTMLElement>('[data-at]');
    if (!row) return;
    const at = Number(row.dataset['at']);
    const gone = this.#leaders[at];
    this.#set(this.#leaders.filter((_, place) => place !== at));
    this.show();
    announce(this.#status, `${gone?.name || 'The row'} is off the list.`);
    const next = this.#rows.querySelectorAll<HTMLElement>('[data-at] button')[Math.min(at, this.#leaders.length - 1)];
    (next ?? find('[data-add-person]', HTMLButtonElement, this.#section)).focus();
  }

  #addRow(): void {
    this.#set([...this.#leaders, { name: '', email: null }]);
    this.show();
    find(`#person-${Math.min(this.#leaders.length, SHOWN_ROWS) - 1}`, HTMLInputElement, this.#rows).focus();
  }

  async #readFile(file: HTMLInputElement): Promise<void> {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    this.#paste.value = decode(new Uint8Array(await chosen.arrayBuffer()));
    file.value = '';
    this.#showFound();
    focusOn(this.#found);
  }

  /** What was read of the pasted text: how many, the first few, each line that could not be read. */
  #showFound(): void {
    const text = this.#paste.value;
    this.#keeper.change({ pasted: text });
    this.#found.hidden = text.trim() === '';
    if (this.#found.hidden) return;
    const read = readRoster(text, this.#leaders);
    const add = h('button', { class: 'button button--primary', type: 'button' }, `Add ${counted(read.leaders.length, 'leader')}`);
    add.addEventListener('click', () => this.#add(read));
    this.#found.replaceChildren(
      h('p', {}, h('strong', {}, summary(read))),
      ...(read.leaders.length > 0 ? [firstOf(read.leaders)] : []),
      ...(read.refused.length > 0 ? [refusedOf(read)] : []),
      ...(read.leaders.length > 0 ? [h('div', { class: 'actions' }, add)] : []),
    );
  }

  #add(read: Read): void {
    this.#set([...this.#leaders.filter((leader) => leader.name || leader.email), ...read.leaders]);
    const lines = this.#paste.value.split(/\r\n|\r|\n/);
    // What could not be read stays, to be mended.
    this.#paste.value = [...new Set(read.refused.map(({ line }) => lines[line - 1] ?? ''))].join('\n');
    this.show();
    const guessed = read.guessed > 0 ? ` ${counted(read.guessed, 'name')} came from an address: please check.` : '';
    announce(this.#status, `${counted(read.leaders.length, 'leader')} added.${guessed}`);
    focusOn(find('[data-people-title]', HTMLElement, this.#section));
  }

  #set(leaders: readonly Leader[]): void {
    this.#keeper.change({ leaders });
  }

  #count(): void {
    const found = this.#leaders.length;
    find('[data-people-count]', HTMLElement, this.#section).textContent = found === 0 ? 'Nobody yet' : counted(found, 'leader');
    find('[data-few-people]', HTMLElement, this.#section).hidden = found === 0 || found >= FEWEST;
  }
}

function summary({ leaders, refused }: Read): string {
  const lines = counted(refused.length, 'entry', 'entries');
  if (refused.length === 0) return `${counted(leaders.length, 'leader')} found.`;
  if (leaders.length === 0) return `${lines} can’t be taken.`;
  return `${counted(leaders.length, 'leader')} found; ${lines} can’t be taken.`;
}

function firstOf(leaders: readonly Leader[]): HTMLElement {
  const rows = leaders.slice(0, SHOWN_FOUND).map(({ name, email }) =>
    h('tr', {}, h('th', { scope: 'row', dir: 'auto' }, name), h('td', {}, email ?? 'no address')),
  );
  const more = leaders.length - rows.length;
  const head = h('tr', {}, h('th', { scope: 'col' }, 'Name'), h('th', { scope: 'col' }, 'E-mail'));
  const caption = h('caption', {}, more > 0 ? `The first ${rows.length} of them` : 'As they were read');
  return h('table', { class: 'table' }, caption, h('thead', {}, head), h('tbody', {}, ...rows));
}

function refusedOf({ refused }: Read): HTMLElement {
  const items = refused.slice(0, SHOWN_REFUSED).map(({ line, text, reason }) =>
    h('li', {}, h('span', { class: 'muted' }, `Line ${line}: `), h('q', { dir: 'auto' }, text), ` – ${reason}`),
  );
  const more = refused.length - items.length;
  if (more > 0) items.push(h('li', {}, `and ${more} more`));
  return h('ul', { class: 'refused' }, ...items);
}
