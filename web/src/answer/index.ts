// The page of a leader's link: opens it, and shows the questions, the report, or why it ended.
// Must not know a question.

import { h, required } from '../shared/dom.js';
import { Answering, type Opened } from './answering.js';
import { takeLink } from './entries.js';
import { whenOpening, type Response } from './failures.js';
import { Frame } from './frame.js';
import { codeOf, forgetAll, here, known, opened, type Here, type Known } from './opening.js';
import { showReport } from './report.js';
import { confirmClear } from './screens/clear.js';
import { again, ownWords, plain } from './screens/plain.js';
import { CLEAR } from './wording/sending.js';
import * as pages from './wording/pages.js';

const frame = new Frame();
const NOTHING: Known = { isSent: false, isUnsent: false, words: [] };
let answering: Answering | null = null;
/** Ends waiting for a connection. */
let waiting = new AbortController();

async function start(): Promise<void> {
  waiting.abort();
  const address = takeLink(window);
  if (address === null) return frame.show(plain(pages.DAMAGED));
  let place: Here | null = null;
  try {
    place = await here(address);
    await enter(place, await opened(place));
  } catch (error) {
    await end(whenOpening(error), place);
  }
}

async function enter(place: Here, round: Opened): Promise<void> {
  const { state } = round.status;
  if (state === 'draft') return frame.show(plain(pages.NOT_OPEN));
  const { organization, team } = round.session.sheet;
  const clear = h('button', { type: 'button', class: 'answer__clear', onclick: () => void clearAll(place) }, CLEAR.button);
  frame.foot(h('span', { dir: 'auto' }, `${organization} · ${team}`), clear);
  if (state === 'released') return released(place, round);
  if (state !== 'open') return closed(await known(place));
  answering = new Answering(round, frame, (response) => void end(response, place));
  await answering.start();
}

/** Ends with a page of its own; what was written can be copied from it. */
async function end(response: Response, place: Here | null): Promise<void> {
  const mine = place ? await known(place).catch(() => NOTHING) : NOTHING;
  switch (response.kind) {
    case 'page':
      if (response.again) retryWhenOnline();
      return frame.show(plain(response.page, response.again && again(restart)));
    case 'gone':
      return frame.show(plain(mine.isSent || mine.isUnsent ? pages.RESTARTED : pages.UNKNOWN, ownWords(mine.words)));
    case 'over':
      return place ? over(place, mine) : closed(mine);
    case 'revoked':
    case 'spent':
      return frame.show(plain(pages.REVOKED, ownWords(mine.words)));
    case 'beside':
      return frame.show(plain({ heading: pages.FAULT.heading, paragraphs: [response.text] }, again(restart)));
  }
}

/** Told that it is over while submitting: it may be released by now. */
async function over(place: Here, mine: Known): Promise<void> {
  const round = await opened(place).catch(() => null);
  if (round?.status.state === 'released') return released(place, round);
  closed(mine);
}

function closed({ isSent, isUnsent, words }: Known): void {
  const { CLOSED } = pages;
  const said = [
    isSent && CLOSED.counted,
    isUnsent && CLOSED.unsent,
    !isSent && !isUnsent && CLOSED.none,
    CLOSED.next,
    isSent && CLOSED.clearHint,
  ];
  const paragraphs = said.filter((text) => text !== false);
  frame.show(plain({ heading: CLOSED.heading, paragraphs }, isUnsent && ownWords(words)));
}

async function released(place: Here, { session }: Opened): Promise<void> {
  try {
    await showReport(session, codeOf(place));
  } catch {
    frame.show(plain(pages.NOT_SHOWN, again(restart)));
  }
}

async function clearAll(place: Here): Promise<void> {
  const mine = await known(place).catch(() => NOTHING);
  if (!(await confirmClear(mine))) return;
  answering?.stop();
  await forgetAll(place);
  frame.foot();
  frame.show(plain({ heading: CLEAR.doneHeading, paragraphs: [CLEAR.doneText] }));
}

function restart(): void {
  void start();
}

function retryWhenOnline(): void {
  waiting = new AbortController();
  addEventListener('online', restart, { signal: waiting.signal });
}

// A link to a place in the page would be taken for a link to a round.
document.querySelector('.skip')?.addEventListener('click', (event) => {
  event.preventDefault();
  required('main').focus();
});

document.documentElement.dataset['started'] = 'yes';
void start();
