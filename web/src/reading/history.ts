// What can be undone: the boards before the present one, and in words what was done to each.
// Must not know the page.

import type { Board } from './board.js';

interface Step {
  readonly before: Board;
  readonly words: string;
}

/** The present board and the way to it. */
export class History {
  #present: Board;
  readonly #steps: Step[] = [];

  constructor(board: Board) {
    this.#present = board;
  }

  get board(): Board {
    return this.#present;
  }

  /** What would be undone; null when nothing can be. */
  get last(): string | null {
    return this.#steps.at(-1)?.words ?? null;
  }

  /** Goes on to another board; the same one is no step. */
  go(board: Board, words: string): boolean {
    if (board === this.#present) return false;
    this.#steps.push({ before: this.#present, words });
    this.#present = board;
    return true;
  }

  /** Goes one step back; what was undone. */
  undo(): string | null {
    const step = this.#steps.pop();
    if (!step) return null;
    this.#present = step.before;
    return step.words;
  }
}
