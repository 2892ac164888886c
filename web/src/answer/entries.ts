// The browser's history: one entry a screen, so that Back goes one screen back. Must not know what a
// screen shows.
//
// The link's secrets leave the address at once: nobody reads them over a shoulder, in a shared screen
// or in a bookmark. A reload, and a tab that is opened again, must still go on; so the fragment moves
// into the state of each entry, which lives exactly as long as the address would have, and no longer.

import type { Screen } from './flow.js';

/** What an entry of the history holds. */
export interface Entry {
  /** The fragment, with its `#`. */
  readonly fragment: string;
  /** Null before a screen was chosen. */
  readonly screen: Screen | null;
  /** The screen of the entry before this one, when it is ours. */
  readonly from: Screen | null;
  /** How many entries of ours are before this one. */
  readonly depth: number;
}

/** What of `window` is needed, so that tests can stand in for it. */
export interface Place {
  readonly location: Pick<Location, 'origin' | 'pathname' | 'hash'>;
  readonly history: Pick<History, 'state' | 'pushState' | 'replaceState'>;
}

/** Takes the fragment out of the address, or finds the one taken before; the whole link, or null. */
export function takeLink({ location, history }: Place): string | null {
  if (location.hash !== '') {
    const entry: Entry = { fragment: location.hash, screen: null, from: null, depth: 0 };
    history.replaceState(entry, '', location.pathname);
  }
  const entry = readEntry(history.state);
  return entry && `${location.origin}${location.pathname}${entry.fragment}`;
}

/** The entry that is on. */
export function readEntry(state: unknown): Entry | null {
  const entry = state as Partial<Entry> | null;
  if (typeof entry?.fragment !== 'string') return null;
  return { fragment: entry.fragment, screen: entry.screen ?? null, from: entry.from ?? null, depth: entry.depth ?? 0 };
}

/** Adds an entry for a screen. */
export function push({ location, history }: Place, screen: Screen): void {
  const now = readEntry(history.state);
  if (!now) return;
  const entry: Entry = { ...now, screen, from: now.screen, depth: now.depth + 1 };
  history.pushState(entry, '', location.pathname);
}

/** Makes the entry that is on one for this screen. */
export function replace({ location, history }: Place, screen: Screen): void {
  const now = readEntry(history.state);
  if (now) history.replaceState({ ...now, screen }, '', location.pathname);
}

/** Goes back to the first entry of ours and takes the link out of all: those after it end with it. */
export async function forgetLink(window: Window): Promise<void> {
  const { depth } = readEntry(window.history.state) ?? { depth: 0 };
  if (depth > 0) {
    const gone = new Promise((done) => window.addEventListener('popstate', done, { once: true }));
    window.history.go(-depth);
    await gone;
  }
  window.history.replaceState(null, '', window.location.pathname);
  window.history.pushState(null, '', window.location.pathname);
}
