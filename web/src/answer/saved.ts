// A draft as text and back. What can't be read is none: nothing is believed before it was looked at.
// Must not know where texts are kept.

import type { Asked } from './asked.js';
import type { Draft } from './draft.js';
import { isScreen, type Screen } from './flow.js';
import type { Ranking } from './ranking.js';

/** What this page keeps of one leader's answering. */
export interface Saved {
  /** Null when nothing is being written. */
  readonly draft: Draft | null;
  /** Where to go on. */
  readonly screen: Screen;
  /** The receipt code by which this device revises a ballot of another one. */
  readonly receipt: string | null;
}

const SCHEMA = 'parallax.draft/1';

export function write(saved: Saved): string {
  return JSON.stringify({ schema: SCHEMA, ...saved });
}

export function read(text: string, asked: Asked): Saved | null {
  const fields = parse(text);
  const { schema, draft, screen, receipt } = fields;
  const drafted = draft === null ? null : readDraft(draft, asked);
  const isWhole = schema === SCHEMA && (draft === null || drafted !== null);
  if (!isWhole || !isScreen(screen, asked.questions)) return null;
  return receipt === null || isText(receipt) ? { draft: drafted, screen, receipt } : null;
}

/** The texts that a leader wrote, for a link whose sheet is gone. */
export function wordsIn(text: string): readonly string[] {
  const { draft } = parse(text);
  const fields = isObject(draft) ? draft : {};
  const texts = [fields['sentence'], fields['recalled'], fields['stop']];
  return texts.filter((one): one is string => typeof one === 'string' && one.trim() !== '');
}

/** Whether something is written that was not sent. */
export function isDraftIn(text: string): boolean {
  return isObject(parse(text)['draft']);
}

/** The receipt code by which this device revised, for a round that takes no more answers. */
export function receiptIn(text: string): string | null {
  const { receipt } = parse(text);
  return isText(receipt) ? receipt : null;
}

type Fields = Readonly<Record<string, unknown>>;

function parse(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function readDraft(value: unknown, asked: Asked): Draft | null {
  if (!isObject(value)) return null;
  const items = asked.priorities?.items.length ?? 0;
  const { sentence, same, recalled, listSeen, first, stop, nothing, clarity, commitment, subgroup } = value;
  const ranking = readRanking(value['ranking'], items);
  const texts = isText(sentence) && isText(recalled) && isText(stop);
  const marks = typeof listSeen === 'boolean' && typeof nothing === 'boolean';
  if (!ranking || !texts || !marks) return null;
  if (!isChoice(same, asked.colleagues + 1) || !isChoice(first, items)) return null;
  if (!isChoice(clarity, 101) || !isChoice(commitment, asked.clarity?.levels.length ?? 0)) return null;
  if (!isChoice(subgroup, asked.subgroup?.cells.length ?? 0)) return null;
  return { sentence, same, recalled, listSeen, ranking, first, stop, nothing, clarity, commitment, subgroup };
}

function readRanking(value: unknown, items: number): Ranking | null {
  if (!isObject(value)) return null;
  const { shown, order, bin } = value;
  if (!isItems(shown, items) || !isItems(order, items) || !isItems(bin, items)) return null;
  const isWhole = shown.length === items && new Set([...order, ...bin]).size === order.length + bin.length;
  return isWhole ? { shown, order, bin } : null;
}

function isItems(value: unknown, items: number): value is readonly number[] {
  const isList = Array.isArray(value) && value.every((item) => item !== null && isChoice(item, items));
  return isList && new Set(value).size === value.length;
}

/** Null, or a whole number below `count`. */
function isChoice(value: unknown, count: number): value is number | null {
  return value === null || (Number.isInteger(value) && Number(value) >= 0 && Number(value) < count);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
