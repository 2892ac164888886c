// Reading JSON that came from elsewhere: nothing is believed before it was looked at.
// Must not know what the fields mean.

import { fromBase64url, fromUtf8, type Bytes } from './bytes.js';

/** A JSON object whose fields are not looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** The object in a JSON text, or null when there is none. */
export function readObject(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** The object in the bytes of a JSON text, or null when there is none. */
export function readObjectIn(bytes: Bytes): Fields | null {
  try {
    return readObject(fromUtf8(bytes));
  } catch {
    return null;
  }
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** A whole number from 0 to 2^32 - 1. */
export function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 0xffff_ffff;
}

export function isListOf<Item>(
  value: unknown,
  isItem: (item: unknown) => item is Item,
): value is readonly Item[] {
  return Array.isArray(value) && value.every(isItem);
}

/** The bytes of a base64url field, or null when it holds no `length` bytes. */
export function bytesOf(value: unknown, length: number): Bytes | null {
  return isText(value) ? fromBase64url(value, length) : null;
}
