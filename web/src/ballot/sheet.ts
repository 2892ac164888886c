// The round sheet: everything a leader must be able to trust, verified before anything is sent.
// Must not know the leader's token or answers.

import { equal, fromBase64url, sha256, type Bytes } from './bytes.js';
import { fail } from './errors.js';
import { importIssuer } from './issuer.js';
import { bytesOf, isCount, isListOf, isObject, isText, readObjectIn, type Fields } from './json.js';
import type { Link } from './link.js';
import type { Requests } from './requests.js';
import { wordsOf } from './words.js';

/** One question with its wording and limits, as the server froze it. */
export interface Instrument extends Fields {
  readonly kind: string;
}

/** The question for the part of the team, where a round asks it. */
export interface Subgroups {
  readonly question: string;
  readonly cells: readonly string[];
}

/** A sheet that is the one its link names. */
export interface Sheet {
  readonly round: string;
  readonly organization: string;
  readonly team: string;
  readonly roster: readonly string[];
  readonly instruments: readonly Instrument[];
  readonly subgroups: Subgroups | null;
  /** The fewest answers below which nothing is shown. */
  readonly minimum: number;
  /** RFC 3339, UTC. */
  readonly closes: string;
  readonly closesWhenAllAnswered: boolean;
  /** Who reads the shuffled sentences before the release, in words. */
  readonly reading: string;
  /** Verifies permits. */
  readonly issuer: CryptoKey;
  /** The twelve words that colleagues can compare. */
  readonly words: string;
}

/** Fetches the sheet of a link and verifies it. */
export async function openSheet(requests: Requests, link: Link): Promise<Sheet> {
  return verifySheet(await requests.get('sheet'), link);
}

/** Reads a sheet's bytes, unless they are not those the link was made for. */
export async function verifySheet(bytes: Bytes, link: Pick<Link, 'round' | 'roundKey'>): Promise<Sheet> {
  const hash = await sha256(bytes);
  if (!equal(hash.slice(0, 16), link.roundKey)) fail({ kind: 'sheet-differs' });
  const fields = readObjectIn(bytes) ?? malformed('schema');
  if (fields['schema'] !== 'parallax.sheet/1') malformed('schema');
  if (fields['round'] !== link.round) malformed('round');
  if (bytesOf(fields['seal'], 32) === null) malformed('seal');
  const issuer = field(fields, 'issuer', isText);
  return {
    round: link.round,
    organization: field(fields, 'organization', isText),
    team: field(fields, 'team', isText),
    roster: field(fields, 'roster', isTexts),
    instruments: field(fields, 'instruments', isInstruments),
    subgroups: field(fields, 'subgroups', isSubgroups),
    minimum: field(fields, 'minimum', isCount),
    closes: field(fields, 'closes', isText),
    closesWhenAllAnswered: field(fields, 'closes_when_all_answered', isBoolean),
    reading: field(fields, 'reading', isText),
    issuer: await importIssuer(fromBase64url(issuer) ?? malformed('issuer')),
    words: await wordsOf(hash.slice(16)),
  };
}

function field<Value>(fields: Fields, name: string, is: (value: unknown) => value is Value): Value {
  const value = fields[name];
  return is(value) ? value : malformed(name);
}

function malformed(name: string): never {
  return fail({ kind: 'sheet-malformed', field: name });
}

function isTexts(value: unknown): value is readonly string[] {
  return isListOf(value, isText);
}

function isInstruments(value: unknown): value is readonly Instrument[] {
  return isListOf(value, (item): item is Instrument => isObject(item) && isText(item['kind']));
}

function isSubgroups(value: unknown): value is Subgroups | null {
  return value === null || (isObject(value) && isText(value['question']) && isTexts(value['cells']));
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
