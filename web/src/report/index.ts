// The released report on the page of a leader's link: fetched with the round's key, put in, and marked with
// what only this browser knows. Nothing that is kept here is sent; the server is not told what is looked for.
// Must not know how a ballot is cast, nor where the link came from.

import type { Kept, Session, Verdict } from '../ballot/index.js';
import { fromUtf8, type Bytes } from '../ballot/bytes.js';
import { h } from '../shared/dom.js';
import { besideTeam } from './beside.js';
import { parsePage, type Page } from './markup.js';
import { mark, unmark } from './marks.js';
import { look, type Found } from './mine.js';
import { beside, itemsOf, teamsOrder } from './order.js';
import { fill } from './panel.js';
import { PRINT, YOURS } from './words.js';

/** What the page that opened the link hands over: its session, and what its ballot's library can tell. */
export interface Leader {
  readonly session: Session;
  /** The server's page, and the released report as JSON. */
  readonly page: Bytes;
  readonly numbers: Bytes;
  /** The ballot that this browser keeps of the link, or of a receipt code. */
  recall(code?: string): Promise<Kept | null>;
  /** The bulletin held against it; null where there is none. */
  check(code?: string): Promise<Verdict | null>;
}

/** Shows the report in `place`, whole at once. */
export async function show(place: HTMLElement, leader: Leader): Promise<void> {
  const found = await look(leader);
  put(place, parsePage(fromUtf8(leader.page)));
  tell(place, leader, found);
}

function put(place: HTMLElement, { title, content }: Page): void {
  const hadFocus = place.contains(document.activeElement);
  document.title = title;
  place.className = 'page page--wide';
  const print = (): void => globalThis.print();
  const button = h('button', { class: 'button', type: 'button', onclick: print }, PRINT);
  place.replaceChildren(...content, h('p', { class: 'report__print' }, button));
  place.removeAttribute('aria-busy');
  if (hadFocus) focusOn(place.querySelector<HTMLElement>('h1'));
}

/** Says what was found, and marks it; again when there is more to say. */
function tell(place: HTMLElement, leader: Leader, found: Found): void {
  unmark(place);
  const isMarked = found.kept ? mark(place, found.kept.answers) : null;
  fill(panelOf(place), found, isMarked, {
    look: async (code) => {
      const other = await look(leader, code);
      // A code that tells nothing leaves what is said.
      if (code !== undefined && !other.verdict) return other;
      tell(place, leader, other);
      focusOn(panelOf(place));
      return other;
    },
  });
  const team = teamsOrder(leader.numbers);
  const rows = found.kept ? beside(team, itemsOf(leader.session.sheet), found.kept.answers) : [];
  const section = besideTeam(rows);
  if (section) place.querySelector('#figure-consensus')?.after(section);
}

/** The place of what is said, below the headline. */
function panelOf(place: HTMLElement): HTMLElement {
  const there = place.querySelector<HTMLElement>('.report__mine');
  if (there) return there;
  const made = h('section', { class: 'report__mine', 'aria-label': YOURS, 'aria-live': 'polite' });
  const slide = place.querySelector('.report__slide');
  if (slide) slide.after(made);
  else place.querySelector('.report')?.append(made);
  return made;
}

/** Where the focus goes when what it was on is gone. */
function focusOn(element: HTMLElement | null): void {
  if (element) element.tabIndex = -1;
  element?.focus();
}
