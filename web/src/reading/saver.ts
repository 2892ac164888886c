// Saves the newest reading, one request at a time, and tries again while the network is dead.
// Must not know what a reading is nor how it is sent.

/** Where saving stands. */
export type Standing =
  /** Nothing was changed since the page was opened. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  /** It did not work and is tried again after so many seconds. */
  | { readonly kind: 'waiting'; readonly seconds: number; readonly why: string }
  /** It will not work by itself: somebody else saved, the round is released, the session is over. */
  | { readonly kind: 'stopped'; readonly code: string; readonly why: string };

/** How a request ended that did not save. */
export interface Refusal {
  /** A word: `reading-changed`, `released`, … */
  readonly code: string;
  readonly why: string;
  /** Whether the same request may work in a moment. */
  readonly again: boolean;
}

/** What the saver needs from outside. */
export interface Surroundings<Content> {
  /** Sends a content in place of the version that was seen; the version that it has then. */
  readonly send: (seen: number, content: Content) => Promise<number>;
  readonly refusal: (error: unknown) => Refusal;
  readonly show: (standing: Standing) => void;
  /** Calls back after so many milliseconds; what it returns ends the waiting. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
}

/** Several changes in a row are one request. */
const PAUSE = 400;
const SHORTEST_WAIT = 2;
const LONGEST_WAIT = 30;

/** One reading that is kept on the server. */
export class Saver<Content> {
  #version: number;
  #standing: Standing = { kind: 'unchanged' };
  /** What is not on the server yet. */
  #pending: { readonly content: Content } | null = null;
  #sending: Promise<void> | null = null;
  #wait = SHORTEST_WAIT;
  #endWaiting: (() => void) | null = null;
  readonly #around: Surroundings<Content>;

  constructor(version: number, around: Surroundings<Content>) {
    this.#version = version;
    this.#around = around;
  }

  get version(): number {
    return this.#version;
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** Whether something would be lost if the page were closed. */
  get isBehind(): boolean {
    return this.#pending !== null || this.#sending !== null;
  }

  /** A newer content, to be saved soon. */
  change(content: Content): void {
    this.#pending = { content };
    if (this.#standing.kind === 'stopped' || this.#standing.kind === 'waiting') return;
    this.#become({ kind: 'saving' });
    this.#in(PAUSE);
  }

  /** Sends what is pending now; whether everything is saved then. */
  async now(): Promise<boolean> {
    this.#endWaiting?.();
    this.#endWaiting = null;
    // Whoever waited beside this call may have sent meanwhile: one request at a time.
    while (this.#sending) await this.#sending;
    if (this.#pending && this.#standing.kind !== 'stopped') {
      this.#become({ kind: 'saving' });
      this.#sending = this.#send(this.#pending);
      await this.#sending;
    }
    return !this.isBehind;
  }

  /** Goes on from another version: what somebody else saved was loaded, or is to be replaced. */
  adopt(version: number, content: Content | null): void {
    this.#version = version;
    this.#pending = content === null ? null : { content };
    this.#wait = SHORTEST_WAIT;
    this.#become(content === null ? { kind: 'saved' } : { kind: 'saving' });
    if (content !== null) this.#in(0);
  }

  async #send(sent: { readonly content: Content }): Promise<void> {
    try {
      this.#version = await this.#around.send(this.#version, sent.content);
      this.#wait = SHORTEST_WAIT;
      this.#sending = null;
      if (this.#pending !== sent) return this.#in(PAUSE);
      this.#pending = null;
      this.#become({ kind: 'saved' });
    } catch (error) {
      this.#sending = null;
      this.#refused(this.#around.refusal(error));
    }
  }

  #refused({ code, why, again }: Refusal): void {
    if (!again) return this.#become({ kind: 'stopped', code, why });
    this.#become({ kind: 'waiting', seconds: this.#wait, why });
    this.#in(this.#wait * 1000);
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT);
  }

  #in(milliseconds: number): void {
    this.#endWaiting?.();
    this.#endWaiting = this.#around.later(() => void this.now(), milliseconds);
  }

  #become(standing: Standing): void {
    this.#standing = standing;
    this.#around.show(standing);
  }
}
