// What the library needs of the leader's device, handed in so that tests can lose it.
// Must not know ballots.

import { fail } from './errors.js';
import type { Fetch } from './requests.js';

/** Keeps texts across a killed browser; `localStorage` does. */
export interface KeptTexts {
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
  /** How many are kept, and the name of each. */
  readonly length: number;
  key(index: number): string | null;
}

/** The leader's device. */
export interface Device {
  readonly storage: KeptTexts;
  readonly fetch: Fetch;
  /** Runs `work` while no other tab does under the same name. */
  exclusively<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
}

/** The browser this runs in. */
export function thisBrowser(): Device {
  requireSecureContext();
  return {
    storage: localStorageOrFail(),
    fetch: (address, options) => globalThis.fetch(address, options),
    // Web Locks are there wherever WebCrypto and ES2022 are.
    exclusively: (name, work) => navigator.locks.request(name, work),
  };
}

/** WebCrypto exists over https and on localhost only. */
export function requireSecureContext(): void {
  const crypto: Partial<Crypto> | undefined = globalThis.crypto;
  if (crypto?.subtle === undefined || globalThis.isSecureContext === false) {
    fail({ kind: 'insecure-context' });
  }
}

/** A browser may forbid even looking. */
function localStorageOrFail(): KeptTexts {
  try {
    return globalThis.localStorage ?? fail({ kind: 'storage' });
  } catch {
    return fail({ kind: 'storage' });
  }
}
