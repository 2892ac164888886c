// Personal links on their way to their leaders: a table for mail merge, and a message to paste.
// Must not know the page. A link is told once by the server: nothing here keeps it.

import { write } from '../shared/csv.js';
import type { Leader } from '../flow/roster.js';

/** A personal link as the API tells it. */
export interface Link {
  /** Its invitation. */
  readonly id: number;
  readonly leader: Leader;
  readonly url: string;
}

/** What a message says beside the link. */
export interface Occasion {
  readonly team: string;
  readonly organization: string;
  /** In words, with the time zone. */
  readonly closes: string;
}

/** A table for mail merge: one row per leader. */
export function mergeTable(links: readonly Link[]): string {
  const rows = links.map(({ leader, url }) => [leader.name, leader.email ?? '', url]);
  return write([['Name', 'Email', 'Link'], ...rows]);
}

/** The message's subject. */
export function subject({ team }: Occasion): string {
  return `Our strategy in your own words (${team}, four minutes)`;
}

/** The message; with `{Name}` and `{Link}` where a mail program fills them in. */
export function message(occasion: Occasion, link?: Link): string {
  return `Hello ${link?.leader.name ?? '{Name}'},

each of us answers the same few questions about our strategy, alone and without looking anything up. It takes about four minutes. Please answer before ${occasion.closes}.

Your personal link, for you only:
${link?.url ?? '{Link}'}

From what is stored nobody, the administrator included, can tell who wrote what. The page says how, and what it can't protect against. We look at the result together, once everybody has answered.
`;
}

/** An address that opens the leader's own message in a mail program, or null without an address. */
export function mailto(occasion: Occasion, link: Link): string | null {
  if (link.leader.email === null) return null;
  const query = `subject=${encodeURIComponent(subject(occasion))}&body=${encodeURIComponent(message(occasion, link))}`;
  return `mailto:${encodeURIComponent(link.leader.email)}?${query}`;
}
