// A draft as its leaders would see it: the answer page itself, over a sheet without keys. Nothing is kept
// and nothing is sent; the leaders' own script knows nothing of this one.

import { Answering } from '../answer/answering.js';
import { Frame } from '../answer/frame.js';
import { plain } from '../answer/screens/plain.js';
import { Shelf } from '../answer/shelf.js';
import { ApiError, call } from '../shared/api.js';
import { required } from '../shared/dom.js';
import { forgetful, sessionOf, type PreviewedSheet } from './session.js';

const END = {
  heading: 'Here it would be sent',
  paragraphs: [
    'This is a preview: nothing was sent and nothing is kept. After sending, a leader sees the receipt code, with which the answers can be changed until the round closes.',
    'Load the page again to begin anew, or go back to the draft.',
  ],
};

const frame = new Frame();

/** The answer page, but for its last step. */
class Previewing extends Answering {
  override submit(): void {
    frame.show(plain(END));
  }
}

async function start(): Promise<void> {
  const round = document.querySelector<HTMLElement>('[data-preview]')?.dataset['preview'] ?? '';
  try {
    const sheet = await call<PreviewedSheet>('GET', `/api/rounds/${round}/preview`);
    const session = sessionOf(sheet);
    const memories = { device: session.device.storage, tab: forgetful() };
    const status = { state: 'open' as const, answered: null, invited: sheet.roster.length };
    const over = () => frame.show(plain(END));
    const answering = new Previewing(
      { session, shelf: new Shelf(memories, 'draft'), status },
      frame,
      over,
    );
    frame.foot(`${sheet.organization} · ${sheet.team}`);
    await answering.start();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    frame.show(plain({ heading: 'There is no preview', paragraphs: [error.message] }));
  }
}

document.querySelector('.skip')?.addEventListener('click', (event) => {
  event.preventDefault();
  required('main').focus();
});

void start();
