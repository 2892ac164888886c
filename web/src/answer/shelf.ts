// Where one leader's texts are kept: on the device, or on a shared device in this tab only.
// Must not know what they hold, nor the link: it is given names that tell neither.

import type { KeptTexts } from '../ballot/index.js';

/** The two memories of a browser. */
export interface Memories {
  /** Outlives the browser; all tabs share it. */
  readonly device: KeptTexts;
  /** Ends with the tab. */
  readonly tab: KeptTexts;
}

/** Present in the tab's memory when others use this device. */
const SHARED = 'parallax/shared';

/** One leader's places on this device: one for the draft, and others that move with it. */
export class Shelf {
  readonly #memories: Memories;
  readonly #draft: string;
  readonly #places: readonly string[];

  constructor(memories: Memories, draft: string, ...others: readonly string[]) {
    this.#memories = memories;
    this.#draft = draft;
    this.#places = [draft, ...others];
  }

  get isShared(): boolean {
    return this.#memories.tab.getItem(SHARED) !== null;
  }

  /** Where everything of this leader is kept now. */
  get memory(): KeptTexts {
    return this.isShared ? this.#memories.tab : this.#memories.device;
  }

  /** Whether a text of this name is one of this leader's. */
  has(name: string | null): boolean {
    return name === null || this.#places.includes(name);
  }

  /** Moves everything to where it belongs from now on. */
  share(isShared: boolean): void {
    const before = this.memory;
    if (isShared) this.#memories.tab.setItem(SHARED, 'yes');
    else this.#memories.tab.removeItem(SHARED);
    const now = this.memory;
    if (now === before) return;
    for (const place of this.#places) {
      const text = before.getItem(place);
      if (text !== null) now.setItem(place, text);
      before.removeItem(place);
    }
  }

  load(): string | null {
    return this.memory.getItem(this.#draft);
  }

  /** Whether it is kept: a browser's memory may be full, or forbidden by now. */
  save(text: string): boolean {
    try {
      this.memory.setItem(this.#draft, text);
      return this.memory.getItem(this.#draft) === text;
    } catch {
      return false;
    }
  }

  /** Forgets the draft alone. */
  drop(): void {
    this.memory.removeItem(this.#draft);
  }

  /** Forgets everything, and that the device is shared. */
  clear(): void {
    for (const place of this.#places) {
      this.#memories.device.removeItem(place);
      this.#memories.tab.removeItem(place);
    }
    this.#memories.tab.removeItem(SHARED);
  }
}
