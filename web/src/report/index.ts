// The released report on the page of a leader's link: fetched with the round's key, put in, and marked with
// what only this browser knows. Nothing that is kept here is sent; the server is not told what is looked for.
// Must not know how a ballot is cast, nor where the link came from.

import type { Failure, Kept, Session, Verdict } from '../ballot/index.js';
import { fromUtf8 } from '../ballot/bytes.js';
import { h, refill } from '../shared/dom.js';
import { besideTeam } from './beside.js';
import { again, codeForm, how, none, panel } from './counted.js';
import { addStyle, parsePage, type Page } from './markup.js';
import { mark, unmark } from './marks.js';
import { beside, itemsOf, teamsOrder } from './order.js';
import { CHECKING, CODE, marked, PRINT, PRIVATE, told, UNCHECKED, UNREADABLE } from './words.js';

/** What the page that opened the link hands over: its session, and what its ballot's library can tell. */
export interface Leader {
  readonly session: Session;
  /** The ballot that this browser keeps of the link, or of a receipt code. */
  recall(code?: string): Promise<Kept | null>;
  /** The bulletin held against it; null where there is none. */
  check(code?: string): Promise<Verdict | null>;
}

/** Shows the report in `place`. Fails, with nothing changed, when it can't be fetched. */
export async function show(place: HTMLElement, leader: Leader): Promise<void> {
  const page = parsePage(fromUtf8(await leader.session.requests.get('report.html')));
  await Promise.all(page.styles.map(addStyle));
  put(place, page);
  const mine = h('section', { class: 'report__mine', 'aria-label': 'Your ballot', 'aria-live': 'polite' });
  const slide = place.querySelector('.report__slide');
  if (slide) slide.after(mine);
  else place.append(mine);
  await tell(place, mine, leader);
}

function put(place: HTMLElement, { title, content }: Page): void {
  document.title = title;
  place.className = 'page page--wide';
  place.replaceChildren(...content, printButton());
  place.removeAttribute('aria-busy');
}

function printButton(): HTMLElement {
  const print = (): void => globalThis.print();
  return h('p', { class: 'report__print' }, h('button', { class: 'button', type: 'button', onclick: print }, PRINT));
}

/** Says what is so of the ballot that this browser keeps, under the link or under a code. */
async function tell(place: HTMLElement, mine: HTMLElement, leader: Leader, code?: string): Promise<void> {
  if (code === undefined) refill(mine, h('p', { class: 'note' }, CHECKING));
  const enter = (typed: string): Promise<string | null> => entered(place, mine, leader, typed);
  const kept = await leader.recall(code).catch(() => null);
  const found = kept ? markMine(place, kept) : null;
  try {
    const verdict = await leader.check(code);
    if (!verdict) return refill(mine, none(), codeForm(enter));
    const note = marked(found);
    const words = note === null ? null : h('p', { class: 'note' }, `${note} ${PRIVATE}`);
    const isMissing = verdict.faults.includes('commit-missing');
    refill(mine, panel(verdict.green ? 'ok' : 'danger', told(verdict), how()), words, isMissing && codeForm(enter));
    await putBeside(place, leader, kept);
  } catch (error) {
    const retry = again(UNCHECKED.again, () => void tell(place, mine, leader, code));
    refill(mine, panel('plain', isUnreadable(error) ? UNREADABLE : UNCHECKED, retry));
  }
}

/** Whether this browser's own memory failed, and not the way to the server. */
function isUnreadable(error: unknown): boolean {
  return error instanceof Error && 'failure' in error && (error.failure as Failure).kind === 'storage';
}

/** A code that was typed: null when it told something, else what is wrong with it. */
async function entered(place: HTMLElement, mine: HTMLElement, leader: Leader, code: string): Promise<string | null> {
  try {
    if (!(await leader.recall(code))) return CODE.nothing;
  } catch {
    return CODE.wrong;
  }
  await tell(place, mine, leader, code);
  return null;
}

function markMine(place: HTMLElement, { answers }: Kept): boolean | null {
  unmark(place);
  return mark(place, answers);
}

/** Puts the leader's own order below the team's. */
async function putBeside(place: HTMLElement, { session }: Leader, kept: Kept | null): Promise<void> {
  place.querySelector('.report__private')?.remove();
  const figure = place.querySelector('#figure-consensus');
  if (!kept || !figure) return;
  const team = teamsOrder(await session.requests.get('report'));
  const section = besideTeam(beside(team, itemsOf(session.sheet), kept.answers));
  if (section) figure.after(section);
}
