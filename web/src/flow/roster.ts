// A roster from what people paste: names, addresses, both, or a spreadsheet's columns. What can't be
// read is told with its line and its reason; the rest goes in.
// Must not know the page. The server looks at every row again.

import { cellsOf, delimiterOf, lines } from '../shared/csv.js';

/** A person who is asked. */
export interface Leader {
  readonly name: string;
  readonly email: string | null;
}

/** A line that was left out, and why. */
export interface Refused {
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

/** What was read. */
export interface Read {
  readonly leaders: readonly Leader[];
  readonly refused: readonly Refused[];
  /** How many names were made from their addresses: to be looked at. */
  readonly guessed: number;
}

export const LONGEST_NAME = 80;
export const MOST_LEADERS = 5_000;
const LONGEST_EMAIL = 254;
/** So much of a refused line is shown. */
const SHOWN = 60;

/** A person as written, before it is looked at. */
interface Entry {
  readonly name: string;
  readonly email: string;
}

type Columns = Readonly<Record<'name' | 'first' | 'last' | 'email', number>>;

const HEADINGS: Readonly<Record<keyof Columns, RegExp>> = {
  name: /^(full |display )?name$|^leader$|^person$/,
  first: /^(first|given) ?name$|^vorname$|^prénom$|^nombre$/,
  last: /^(last|family) ?name$|^surname$|^nachname$|^nom$|^apellidos?$/,
  email: /^(e-?)?mail( ?address)?$|^correo( electrónico)?$/,
};

/** Reads a pasted text; `known` are leaders who are on the list already. */
export function readRoster(text: string, known: readonly Leader[] = []): Read {
  const all = lines(text);
  const [first] = all;
  const columns = first ? headings(first.text) : null;
  const taken = new Map(known.map((leader) => [identity(leader), 0]));
  const leaders: Leader[] = [];
  const refused: Refused[] = [];
  let guessed = 0;
  for (const { line, text: written } of columns ? all.slice(1) : all) {
    for (const entry of entriesOf(written, columns)) {
      const leader = { name: tidy(entry.name) || nameIn(entry.email), email: addressIn(entry.email) };
      const reason = wrong(leader) ?? twice(leader, taken, known.length + leaders.length);
      if (reason !== null) {
        refused.push({ line, text: written.slice(0, SHOWN), reason });
        continue;
      }
      taken.set(identity(leader), line);
      guessed += tidy(entry.name) === '' ? 1 : 0;
      leaders.push(leader);
    }
  }
  return { leaders, refused, guessed };
}

/** Why a row of the list can't stay as it is, or null. */
export function wrong(leader: Leader): string | null {
  if (leader.name === '') return 'there is no name and no address';
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(leader.name)) {
    return 'the name holds invisible control characters; type it';
  }
  if (leader.name.includes('\uFFFD')) return 'the file was saved in another encoding; save it as UTF-8';
  if (/^[=+\-@]/.test(leader.name)) return 'the name begins like a spreadsheet formula; type it';
  if ([...leader.name].length > LONGEST_NAME) return `the name is longer than ${LONGEST_NAME} characters`;
  if (leader.email !== null && !isAddress(leader.email)) return 'that is not an e-mail address';
  return null;
}

/** The shape that the server asks for: one @, a dot in the host, none of these signs. */
export function isAddress(text: string): boolean {
  return text.length <= LONGEST_EMAIL && /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@.]+(\.[^\s<>,;:"()[\]\\@.]+)+$/.test(text);
}

/** What tells two leaders apart: the address, or the name where there is none. */
export function identity(leader: Leader): string {
  return leader.email ?? `name ${leader.name}`;
}

function twice(leader: Leader, taken: ReadonlyMap<string, number>, count: number): string | null {
  if (count >= MOST_LEADERS) return `a roster holds at most ${MOST_LEADERS.toLocaleString('en')} leaders`;
  const before = taken.get(identity(leader));
  if (before === undefined) return null;
  const what = leader.email ?? leader.name;
  return before === 0 ? `${what} is on the list already` : `${what} stands in line ${before}, too`;
}

/** Where the columns are, if the first line names any. */
function headings(line: string): Columns | null {
  if (line.includes('@')) return null;
  const cells = cellsOf(line, delimiterOf(line)).map((cell) => cell.toLowerCase());
  const place = (what: keyof Columns) => cells.findIndex((cell) => HEADINGS[what].test(cell));
  const columns = { name: place('name'), first: place('first'), last: place('last'), email: place('email') };
  const named = columns.name >= 0 || (columns.first >= 0 && columns.last >= 0);
  return columns.email >= 0 || (named && cells.length > 1) || cells.join() === 'name' ? columns : null;
}

function entriesOf(line: string, columns: Columns | null): Entry[] {
  const cells = cellsOf(line, delimiterOf(line));
  if (columns) {
    const cell = (what: keyof Columns) => cells[columns[what]] ?? '';
    return [{ name: cell('name') || `${cell('first')} ${cell('last')}`, email: cell('email') }];
  }
  if (line.includes('<')) return line.split(/(?<=>)\s*[,;]\s*/).filter(Boolean).map(inBrackets);
  const words = line.split(/[,;\s]+/).filter(Boolean);
  if (words.every((word) => word.includes('@'))) return words.map((email) => ({ name: '', email }));
  return [withoutBrackets(cells, cells.filter((cell) => cell.includes('@')).join(' '))];
}

/** `Ana Ruiz <ana@example.org>`, `"Ruiz, Ana" <ana@example.org>`. */
function inBrackets(text: string): Entry {
  const found = /^(.*?)<([^<>]*)>?\s*$/.exec(text);
  const name = (found?.[1] ?? text).replaceAll('"', '').replace(/[\s,;]+$/, '');
  const [last, first, ...more] = name.split(/\s*,\s*/);
  const flipped = first && more.length === 0 ? `${first} ${last}` : name;
  return { name: flipped, email: found?.[2] ?? '' };
}

/** `Ana Ruiz, ana@example.org`, `Ana, Ruiz, ana@example.org`, `Ana Ruiz ana@example.org`, or one of the two. */
function withoutBrackets(cells: readonly string[], email: string): Entry {
  const [first = '', second = ''] = cells.filter((cell) => cell !== '' && !cell.includes('@'));
  const words = email.split(/\s+/);
  const address = words.filter((word) => word.includes('@')).at(-1) ?? email;
  const beside = words.filter((word) => word !== address).join(' ');
  if (beside && !first) return { name: beside, email: address };
  return { name: first.includes(' ') ? first : `${first} ${second}`, email: beside ? email : address };
}

function addressIn(written: string): string | null {
  const address = written.trim().replace(/^mailto:/i, '').toLowerCase();
  return address === '' ? null : address;
}

/** `ana.ruiz@example.org` is most likely Ana Ruiz. */
function nameIn(email: string): string {
  const local = (addressIn(email) ?? '').split('@')[0] ?? '';
  const words = local.replace(/\+.*$/, '').split(/[._-]+/).filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

function tidy(text: string): string {
  return text.normalize('NFC').replaceAll('"', '').replace(/\s+/g, ' ').trim();
}
