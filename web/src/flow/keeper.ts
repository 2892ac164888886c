// The draft of this page: changed here only, kept in the browser at every change, so that a reload or
// a lost connection loses nothing. Must not know what a draft holds.

import type { Draft } from './draft.js';

/** Keeps texts; `localStorage` does. */
export interface Storage {
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

/** Holds the draft, keeps it, and tells who listens. */
export class Keeper {
  readonly #key: string;
  readonly #storage: Storage | null;
  readonly #listeners: (() => void)[] = [];
  #draft: Draft;
  /** Whether the draft is one that was kept before. */
  readonly restored: boolean;

  constructor(key: string, fresh: Draft, storage: Storage | null) {
    this.#key = `parallax/flow/${key}`;
    this.#storage = storage;
    const kept = this.#read(fresh);
    this.restored = kept !== null;
    this.#draft = kept ?? fresh;
  }

  get draft(): Draft {
    return this.#draft;
  }

  /** Changes a part of it. */
  change(part: Partial<Draft>): void {
    this.#draft = { ...this.#draft, ...part };
    try {
      this.#storage?.setItem(this.#key, JSON.stringify(this.#draft));
    } catch {
      // A full or forbidden storage loses the copy, never the draft on the page.
    }
    for (const listener of this.#listeners) listener();
  }

  /** Calls after every change. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Forgets what was kept: the server has it now, or it is not wanted. */
  forget(): void {
    this.#storage?.removeItem(this.#key);
  }

  /** What was kept, with a value for every field: it may be from an older program. */
  #read(fresh: Draft): Draft | null {
    try {
      const kept: unknown = JSON.parse(this.#storage?.getItem(this.#key) ?? 'null');
      return typeof kept === 'object' && kept !== null ? { ...fresh, ...kept } : null;
    } catch {
      return null;
    }
  }
}

/** The browser's own storage, where it may be used. */
export function browserStorage(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
