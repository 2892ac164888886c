// Opening a link on this device: what is kept here, then the verified sheet, then where the round stands.
// Must not know how a failure is shown.

import {
  forget,
  open,
  parseLink,
  placeOfDraft,
  placeOfLink,
  recall,
  thisBrowser,
  type Device,
  type Link,
} from '../ballot/index.js';
import type { Opened } from './answering.js';
import { forgetLink } from './entries.js';
import { isDraftIn, receiptIn, wordsIn } from './saved.js';
import { Shelf } from './shelf.js';
import { askStatus } from './status.js';

/** A link on a device, before anything was asked of a server. */
export interface Here {
  readonly address: string;
  readonly device: Device;
  readonly link: Link;
  readonly shelf: Shelf;
}

/** Looks at link and device. */
export async function here(address: string): Promise<Here> {
  const browser = thisBrowser();
  const link = parseLink(address);
  const memories = { device: browser.storage, tab: sessionStorage };
  const shelf = new Shelf(memories, await placeOfDraft(link), await placeOfLink(link));
  return { address, link, shelf, device: { ...browser, storage: shelf.memory } };
}

/** Fetches the sheet and verifies it: nothing else is asked before. */
export async function opened({ address, device, shelf }: Here): Promise<Opened> {
  const session = await open(device, address);
  return { session, shelf, status: await askStatus(session) };
}

/** The receipt code by which this device revised, if it did. */
export function codeOf({ shelf }: Here): string | null {
  return receiptIn(shelf.load() ?? '');
}

/** Forgets everything of this leader on this device, and the link in this tab; the ballot itself stands. */
export async function forgetAll(here: Here): Promise<void> {
  const code = codeOf(here);
  await forget(here);
  if (code !== null) await forget(here, code);
  here.shelf.clear();
  await forgetLink(window);
}

/** What this device knows of a leader's answers, also when the round is gone. */
export interface Known {
  /** Whether a ballot was stored from here. */
  readonly isSent: boolean;
  /** Whether something was written and not sent. */
  readonly isUnsent: boolean;
  readonly words: readonly string[];
}

export async function known(here: Here): Promise<Known> {
  const { device, link, shelf } = here;
  const kept = await recall({ device, link }, codeOf(here) ?? undefined);
  const text = shelf.load() ?? '';
  const drafted = wordsIn(text);
  const sent = [kept?.answers.sentence, kept?.answers.stop].filter((text) => text !== undefined);
  return {
    isSent: kept?.receipt != null,
    isUnsent: isDraftIn(text) || (kept !== null && !kept.acknowledged),
    words: drafted.length > 0 ? drafted : sent,
  };
}
