// Personal links on the page, told once: to copy, as a table, as cards to print, in a message. They are
// held by this page alone and gone with it; leaving before they are handed over is asked about.
// Must not know how they were made.

import { announce, copyOf, counted, find, focusOn } from '../shared/dom.js';
import { codeOf } from './code.js';
import { mailto, mergeTable, message, subject, type Link, type Occasion } from './merge.js';

const FILE = 'parallax-links.csv';

let unsaved = false;

addEventListener('beforeunload', (event) => {
  if (unsaved) event.preventDefault();
});

/** Shows links, beside those that are shown already. */
export class LinksView {
  readonly #section = find('#links', HTMLElement);
  readonly #status = find('[data-links-status]', HTMLElement, this.#section);
  readonly #list = find('[data-links]', HTMLElement, this.#section);
  readonly #cards = find('[data-cards]', HTMLElement, this.#section);
  readonly #message = find('#message', HTMLTextAreaElement, this.#section);
  readonly #occasion: Occasion;
  #links: readonly Link[] = [];

  constructor(occasion: Occasion) {
    this.#occasion = occasion;
    find('#subject', HTMLTextAreaElement, this.#section).value = subject(occasion);
    this.#message.value = message(occasion);
    this.#on('[data-download]', () => this.#download());
    this.#on('[data-print]', () => this.#print());
    this.#on('[data-copy-message]', () => void this.#copy(this.#message.value, 'The message is copied.'));
    this.#on('[data-links-done]', () => this.#done());
  }

  /** Shows these too; a new link takes the place of the old one of its invitation. */
  show(links: readonly Link[]): void {
    const renewed = new Set(links.map(({ id }) => id));
    this.#links = [...this.#links.filter(({ id }) => !renewed.has(id)), ...links];
    this.#list.replaceChildren(...this.#links.map((link) => this.#row(link)));
    this.#cards.replaceChildren(...this.#links.map((link) => this.#card(link)));
    find('[data-links-lead]', HTMLElement, this.#section).textContent =
      `${counted(this.#links.length, 'personal link')} for ${this.#occasion.team}. Send each to its leader, in the way you reach them best.`;
    this.#section.hidden = false;
    unsaved = true;
    focusOn(find('#links-title', HTMLElement, this.#section));
  }

  #on(selector: string, work: () => void): void {
    find(selector, HTMLElement, this.#section).addEventListener('click', work);
  }

  #row(link: Link): HTMLElement {
    const { leader, url } = link;
    const row = copyOf(find('#link', HTMLTemplateElement));
    find('[data-name]', HTMLElement, row).textContent = leader.name;
    find('[data-email]', HTMLElement, row).textContent = leader.email ?? '';
    const field = find('[data-url]', HTMLInputElement, row);
    field.value = url;
    field.setAttribute('aria-label', `Link of ${leader.name}`);
    field.addEventListener('focus', () => field.select());
    const copy = (selector: string, what: string, text: string) => {
      const button = find(selector, HTMLButtonElement, row);
      button.setAttribute('aria-label', `Copy the ${what} of ${leader.name}`);
      button.addEventListener('click', () => void this.#copy(text, `The ${what} of ${leader.name} is copied.`));
    };
    copy('[data-copy]', 'link', url);
    copy('[data-copy-own]', 'message', message(this.#occasion, link));
    const mail = find('[data-mailto]', HTMLAnchorElement, row);
    const address = mailto(this.#occasion, link);
    mail.hidden = address === null;
    mail.href = address ?? '';
    mail.setAttribute('aria-label', `Mail to ${leader.name}`);
    return row;
  }

  #card({ leader, url }: Link): HTMLElement {
    const card = copyOf(find('#card', HTMLTemplateElement));
    find('[data-name]', HTMLElement, card).textContent = leader.name;
    find('[data-how]', HTMLElement, card).textContent =
      `${this.#occasion.organization}, ${this.#occasion.team}: our strategy in your own words, before ${this.#occasion.closes}.`;
    find('[data-code]', HTMLElement, card).append(codeOf(url));
    return card;
  }

  async #copy(text: string, said: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      announce(this.#status, said);
    } catch {
      announce(this.#status, 'This browser does not let the page copy. Select the text and copy it yourself.');
    }
  }

  #download(): void {
    const address = URL.createObjectURL(new Blob([mergeTable(this.#links)], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = FILE;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address));
    announce(this.#status, `${FILE} is in your downloads. Delete it once the links are sent.`);
  }

  #print(): void {
    announce(this.#status, `${counted(this.#links.length, 'card')} to print.`);
    window.print();
  }

  #done(): void {
    unsaved = false;
    location.reload();
  }
}
