// Devices for tests: several tabs share one memory, and any effect can be the last one.
import type { Device, KeptTexts } from '../src/ballot/device.js';
import type { Fetch } from '../src/ballot/requests.js';
import type { Server } from './server.js';

/** What happens to the n-th effect (a kept text or a request), counted from 1. */
export type Fate = 'happens' | 'lost before' | 'lost after';
export type Fates = (effect: number) => Fate;

/** A device's memory and its locks: they outlive a killed browser. */
export class Memory {
  readonly texts = new Map<string, string>();
  readonly #locks = new Map<string, Promise<unknown>>();

  exclusively<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#locks.get(name) ?? Promise.resolve();
    const now = before.then(work, work);
    this.#locks.set(name, now);
    return now;
  }
}

/** A browser on this memory, talking to this server. */
export function browser(server: Server, memory = new Memory(), fates: Fates = () => 'happens'): Device {
  let effects = 0;
  const suffer = <Result>(effect: () => Result): Result => {
    effects += 1;
    const fate = fates(effects);
    if (fate === 'lost before') throw new TypeError('lost');
    const result = effect();
    if (fate === 'lost after') throw new TypeError('lost');
    return result;
  };
  const storage: KeptTexts = {
    getItem: (key) => memory.texts.get(key) ?? null,
    setItem: (key, text) => suffer(() => memory.texts.set(key, text)),
    removeItem: (key) => memory.texts.delete(key),
    key: (index) => [...memory.texts.keys()][index] ?? null,
    get length() {
      return memory.texts.size;
    },
  };
  const fetch: Fetch = async (address, options) => suffer(() => answer(server, address, options));
  return { storage, fetch, exclusively: (name, work) => memory.exclusively(name, work) };
}

function answer(server: Server, address: string, options: RequestInit): Response {
  const body = Buffer.from((options.body as Uint8Array | null) ?? []);
  const roundKey = new Headers(options.headers).get('Parallax-Round-Key');
  const { pathname } = new URL(address);
  const reply = server.handle(options.method ?? 'GET', pathname, roundKey, body);
  return new Response(new Uint8Array(reply.body), { status: reply.status, headers: reply.headers });
}
