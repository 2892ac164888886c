// The requests of a leader: no cookies, no session, no account, no secret in an address.
// Must not know what it carries.

import type { Bytes } from './bytes.js';
import { toBase64url, utf8 } from './bytes.js';
import { BallotError, fail } from './errors.js';
import { readObject, type Fields } from './json.js';
import type { Link } from './link.js';
import { failureOf } from './problem.js';

/** `fetch`, or what stands in for it in a test. */
export type Fetch = (address: string, options: RequestInit) => Promise<Response>;

/** What a leader reads of a round. */
export type Resource = 'sheet' | 'status' | 'report' | 'report.html' | 'bulletin' | 'audit';

const TIMEOUT_MILLISECONDS = 30_000;

/** Asks one round's server. */
export class Requests {
  readonly #fetch: Fetch;
  readonly #address: string;
  readonly #roundKey: string;

  constructor(fetch: Fetch, link: Link) {
    this.#fetch = fetch;
    this.#address = `${link.origin}/r/${link.round}`;
    this.#roundKey = toBase64url(link.roundKey);
  }

  /** The bytes of a resource. */
  async get(resource: Resource): Promise<Bytes> {
    const response = await this.#ask('GET', resource);
    return new Uint8Array(await response.arrayBuffer().catch(lost));
  }

  /** Asks for a permit. */
  postPermit(content: { readonly token: string; readonly blinded: string }): Promise<Fields> {
    return this.#send('POST', 'permit', utf8(JSON.stringify(content)));
  }

  /** Casts a ballot. */
  putBallot(body: Bytes): Promise<Fields> {
    return this.#send('PUT', 'ballot', body);
  }

  async #send(method: string, path: string, body: Bytes): Promise<Fields> {
    const response = await this.#ask(method, path, body);
    return readObject(await response.text().catch(lost)) ?? fail({ kind: 'reply-malformed' });
  }

  async #ask(method: string, path: string, body?: Bytes): Promise<Response> {
    const headers: Record<string, string> = { 'Parallax-Round-Key': this.#roundKey };
    if (body) headers['Content-Type'] = 'application/json';
    const response = await this.#fetch(`${this.#address}/${path}`, {
      method,
      headers,
      body: body ?? null,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      // A redirect would carry answers to somewhere the link does not name.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    }).catch(lost);
    if (response.ok) return response;
    throw new BallotError(await failureOf(response));
  }
}

function lost(): never {
  return fail({ kind: 'network' });
}
