// Times as the reader's own clock shows them: pages carry UTC in `<time datetime>`.
// Must not know what happens at them.

import { findAll } from './dom.js';

const FULL: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
};

/** A moment in words, in the reader's zone. Pages are in English, so times are too. */
export function inWords(moment: Date): string {
  return new Intl.DateTimeFormat('en-GB', FULL).format(moment);
}

/** Rewrites every time of the page into the reader's zone. */
export function showLocalTimes(within: ParentNode = document): void {
  for (const time of findAll('time[datetime]', HTMLTimeElement, within)) {
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.getTime())) continue;
    time.title = time.textContent ?? '';
    time.textContent = inWords(moment);
  }
}
