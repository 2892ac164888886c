// What a device keeps of its ballot, written before anything is sent: a killed browser goes on
// where it stopped, with the same blinded message and the same version.
// Must not know requests.

import { sha256, toBase64url, utf8, type Bytes } from './bytes.js';
import type { KeptTexts } from './device.js';
import { fail } from './errors.js';
import { bytesOf, isCount, isObject, isText, readObject, type Fields } from './json.js';
import type { Link } from './link.js';
import { PERMIT_BYTES, PREFIX_BYTES, SIGNATURE_BYTES, type Blinded } from './permit.js';

/** What lets this device cast: a permit on its way, a permit, or a ballot the server knows. */
export type Right =
  | ({ readonly kind: 'blinded' } & Blinded)
  | { readonly kind: 'permitted'; readonly permit: Bytes }
  | { readonly kind: 'receipt' };

/** A ballot as this device last sent it, or was about to. */
export interface Sent {
  readonly version: number;
  /** The answers' JSON text. */
  readonly answers: string;
}

/** A commit that the bulletin may show. */
export interface Commit {
  readonly version: number;
  readonly commit: Bytes;
}

/** The state of one ballot on one device. */
export interface Pending {
  readonly secret: Bytes;
  readonly right: Right;
  readonly sent: Sent;
  /** The version the server said it has stored; 0 before the first. */
  readonly acknowledged: number;
  /** The commit of the acknowledged version, and of later ones whose answer was lost. */
  readonly commits: readonly Commit[];
}

const SCHEMA = 'parallax.pending/1';

/** Names a device's place for the ballot of a link: two leaders may share a device, and a restarted
 * round has another key. The token itself is not kept. */
export function placeOfLink(link: Link): Promise<string> {
  return place(link, link.token);
}

/** Names the place for a ballot that was opened by its receipt code. */
export function placeOfReceipt(link: Link, ballotId: Bytes): Promise<string> {
  return place(link, ballotId);
}

/** Names the place where a page keeps what is not submitted yet: apart from all ballots. */
export async function placeOfDraft(link: Link): Promise<string> {
  return `parallax/draft/${await nameOf(link, link.token)}`;
}

async function place(link: Link, own: Bytes): Promise<string> {
  return `${await placesOf(link)}${await nameOf(link, own)}`;
}

/** What the names of all places of a round begin with. */
async function placesOf(link: Link): Promise<string> {
  return `parallax/ballot/${await nameOf(link)}/`;
}

async function nameOf({ round, roundKey }: Link, ...own: readonly Bytes[]): Promise<string> {
  const hash = await sha256(utf8('parallax/device/1'), utf8(round), roundKey, ...own);
  return toBase64url(hash.slice(0, 16));
}

/** A ballot whose permit has not arrived here: this leader's, or another's on the same device. It is
 * without its answers, since whose it is only the server can tell. */
export interface Begun {
  readonly name: string;
  readonly secret: Bytes;
  readonly blinded: Blinded;
}

/** All that were begun in this round on this device. One that can't be read is nobody's to go on with. */
export async function begunHere(storage: KeptTexts, link: Link): Promise<readonly Begun[]> {
  const places = await placesOf(link);
  const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return names
    .filter((name) => name.startsWith(places))
    .flatMap((name) => {
      const { secret, right } = read(readObject(storage.getItem(name) ?? '') ?? {}) ?? {};
      return secret && right?.kind === 'blinded' ? [{ name, secret, blinded: right }] : [];
    });
}

/** Keeps the state; stops unless it can be read back. */
export function keep(storage: KeptTexts, name: string, pending: Pending): void {
  const text = write(pending);
  try {
    storage.setItem(name, text);
    if (storage.getItem(name) === text) return;
  } catch {
    // Full or forbidden: told below.
  }
  fail({ kind: 'storage' });
}

/** The state that is kept there, if any; one that can't be read is never overwritten. */
export function kept(storage: KeptTexts, name: string): Pending | null {
  const text = storage.getItem(name);
  return text === null ? null : (read(readObject(text) ?? {}) ?? fail({ kind: 'storage' }));
}

function write(pending: Pending): string {
  return JSON.stringify({ schema: SCHEMA, ...pending }, (_name, value: unknown) =>
    value instanceof Uint8Array ? toBase64url(value) : value,
  );
}

function read(fields: Fields): Pending | null {
  const secret = bytesOf(fields['secret'], 16);
  const right = isObject(fields['right']) ? readRight(fields['right']) : null;
  const sent = isObject(fields['sent']) ? readSent(fields['sent']) : null;
  const commits = Array.isArray(fields['commits']) ? fields['commits'].map(readCommit) : [null];
  const acknowledged = fields['acknowledged'];
  const whole = secret && right && sent && isCount(acknowledged) && commits.every((one) => one !== null);
  if (fields['schema'] !== SCHEMA || !whole) return null;
  return { secret, right, sent, acknowledged, commits };
}

function readRight(fields: Fields): Right | null {
  if (fields['kind'] === 'receipt') return { kind: 'receipt' };
  const permit = bytesOf(fields['permit'], PERMIT_BYTES);
  if (fields['kind'] === 'permitted') return permit && { kind: 'permitted', permit };
  const prepared = bytesOf(fields['prepared'], PREFIX_BYTES + 32);
  const blinded = bytesOf(fields['blinded'], SIGNATURE_BYTES);
  const inverse = bytesOf(fields['inverse'], SIGNATURE_BYTES);
  return prepared && blinded && inverse && { kind: 'blinded', prepared, blinded, inverse };
}

function readSent({ version, answers }: Fields): Sent | null {
  return isCount(version) && isText(answers) ? { version, answers } : null;
}

function readCommit(value: unknown): Commit | null {
  if (!isObject(value) || !isCount(value['version'])) return null;
  const commit = bytesOf(value['commit'], 32);
  return commit && { version: value['version'], commit };
}
