// A leader's link: `https://host/r/<round>#<token>.<round key>`.
// Must not know the address bar: the page takes the fragment out of it.

import { fromBase64url, type Bytes } from './bytes.js';
import { fail } from './errors.js';

/** What a link carries. */
export interface Link {
  /** Scheme, host and port: where every request goes. */
  readonly origin: string;
  /** The round's name, 16 characters of `a-z2-7`. */
  readonly round: string;
  /** The leader's own 16 bytes: shown to the server once, for the permit. */
  readonly token: Bytes;
  /** The 16 bytes that all leaders of the round share. */
  readonly roundKey: Bytes;
}

/** Reads a link; the token never leaves its fragment. */
export function parseLink(address: string): Link {
  const url = parseUrl(address);
  const [, round] = /^\/r\/([a-z2-7]{16})$/.exec(url.pathname) ?? [];
  const [token, roundKey, ...rest] = url.hash
    .slice(1)
    .split('.')
    .map((part) => fromBase64url(part, 16));
  if (!round || !token || !roundKey || rest.length > 0) fail({ kind: 'link' });
  return { origin: url.origin, round, token, roundKey };
}

function parseUrl(address: string): URL {
  try {
    return new URL(address);
  } catch {
    return fail({ kind: 'link' });
  }
}
