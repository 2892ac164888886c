// What the page says of a leader's own ballot: what is so, and what to do.
// Must not blame, and must not claim more than the check shows.

import type { Fault, Verdict } from '../ballot/index.js';
import type { Own } from './order.js';

export const YOURS = 'Your ballot';

export const UNCHECKED = {
  title: 'Your ballot could not be checked',
  paragraphs: ['The server did not answer. That says nothing about your ballot.'],
  again: 'Check again',
} as const;

export const UNREADABLE = {
  title: 'Your ballot could not be checked',
  paragraphs: ['What this browser kept of it can not be read. That says nothing about your ballot.'],
} as const;

/** A verdict in words. */
export interface Told {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** What the check found. */
export function told(verdict: Verdict): Told {
  if (verdict.green) return { title: `Your ballot is counted: 1 of ${count(verdict.entries, 'entry', 'entries')}`, paragraphs: counted(verdict) };
  const [fault, ...others] = verdict.faults;
  if (others.length === 0 && fault === 'never-acknowledged') return NEVER_ARRIVED;
  const title = verdict.faults.every(isAboutMine) ? 'Your last answer is not in the list' : 'The list of ballots does not add up';
  const own = verdict.faults.filter(isAboutMine).map((one) => FAULTS[one](verdict));
  const list = verdict.faults.filter((one) => !isAboutMine(one)).map((one) => FAULTS[one](verdict));
  return { title, paragraphs: [...list, ...(list.length > 0 ? [DO_NOT_RELY] : []), ...own] };
}

function counted({ entries, permits, invited, dropped }: Verdict): readonly string[] {
  const adds = `Your browser found its entry in the public list. The list adds up: ${count(entries, 'ballot')}, ${count(permits, 'right', 'rights')} to answer given out, ${count(invited, 'person', 'people')} invited.`;
  const left = `${count(dropped, 'ballot was', 'ballots were')} left out because ${dropped === 1 ? 'it' : 'they'} could not be read; yours was not.`;
  return [adds, ...(dropped > 0 ? [left] : [])];
}

const NEVER_ARRIVED: Told = {
  title: 'The answers on this device were not counted',
  paragraphs: [
    'They never arrived: the server did not confirm them before the round closed. The list of ballots adds up without them.',
    'If you answered on another device, open your link there to check.',
  ],
};

const DO_NOT_RELY =
  'Do not rely on this report until this is explained. Ask a colleague whether their page says the same, and tell the organizer.';

function isAboutMine(fault: Fault): fault is 'commit-missing' | 'never-acknowledged' {
  return fault === 'commit-missing' || fault === 'never-acknowledged';
}

const FAULTS: Readonly<Record<Fault, (verdict: Verdict) => string>> = {
  'commit-missing': () =>
    'The list does not hold the answer that this device sent last. Did you change it later on another device, with your receipt code? Then check on the device you answered on last. If you did not, your ballot was altered or left out: tell your colleagues and the organizer, and keep your receipt code.',
  'never-acknowledged': () => 'The answers on this device never arrived, and were not counted.',
  'other-round': () => 'It is the list of another round.',
  'entry-twice': () => 'An entry stands in it twice: one ballot may have been counted as two.',
  'more-entries-than-permits': ({ entries, permits }) =>
    `It holds ${count(entries, 'ballot')}, but only ${count(permits, 'right', 'rights')} to answer ${permits === 1 ? 'was' : 'were'} given out: somebody may have added ballots.`,
  'more-permits-than-invited': ({ permits, invited }) =>
    `${count(permits, 'right', 'rights')} to answer ${permits === 1 ? 'was' : 'were'} given out, but only ${count(invited, 'person was', 'people were')} invited.`,
  'invited-differs': () =>
    'It counts other invitations than the people you were shown before you answered: somebody may have been added.',
  'entries-differ-from-report': ({ entries }) =>
    `It holds ${count(entries, 'ballot')}, and the report was made from another number.`,
};

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

export const HOW = {
  summary: 'How this is checked',
  paragraphs: [
    'When you answered, your browser kept a fingerprint of your answers. After the close the server publishes the fingerprints of all counted ballots, in an order that says nothing. Your browser fetched the whole list and looked for yours: the server does not learn which one that is.',
    'It also compared the numbers of ballots, of rights to answer and of people invited with each other, with the report, and with the names you were shown before you answered.',
  ],
} as const;

export const NONE = {
  text: 'No answers are kept in this browser, so none are marked as yours.',
  hint: 'Open your link on the device you answered on last to see them, and to check that your ballot is counted.',
} as const;

export const CODE = {
  summary: 'Changed your answers here with a receipt code?',
  label: 'Receipt code',
  hint: 'It is read in this browser and sent nowhere.',
  button: 'Check with this code',
  wrong: 'This is not a receipt code. It has 28 letters and digits; compare it with what you wrote down.',
  nothing: 'Nothing was sent from this browser with this code.',
} as const;

export const PRIVATE = 'Only in your browser: nothing of it is sent.';

export const MINE = { sentence: 'Your sentence', stop: 'Your answer', value: 'yours' } as const;

/** What was marked and what was not found, in one sentence. */
export function marked(sentence: boolean | null): string | null {
  if (sentence === null) return null;
  return sentence
    ? 'Your own answers are marked below.'
    : 'Your sentence is not in the report word for word: it was changed on another device, or edited before the release.';
}

export const BESIDE = {
  title: 'Your order beside the team’s',
  item: 'Priority',
  team: 'Team',
  own: 'You',
  key: 'Dot = the team, diamond = you; 1 is on the left.',
} as const;

/** Where the leader put a priority. */
export function place(own: Own): string {
  switch (own.kind) {
    case 'ranked':
      return own.from === own.to ? String(own.from) : `${own.from}–${own.to}, tied`;
    case 'not-priority':
      return 'not this year';
    case 'not-ranked':
      return 'not ranked';
  }
}

export const PRINT = 'Print or save as PDF';
