// The state of the page and everything that a reader can do to it: each action is one step that can be
// undone, is saved, and is said aloud.
// Must not know the page's elements.

import { counted } from '../shared/dom.js';
import { gather, groupOf, isAlone, merge, regrouped, rename, setApart } from './board.js';
import type { Board, Group, NamedSentences } from './board.js';
import type { NoticedPair, Pair } from './evidence.js';
import { pairsIn } from './evidence.js';
import { History } from './history.js';

/** What `GET /api/rounds/{round}/reading` tells. */
export interface ToldReading {
  readonly version: number;
  readonly count: number;
  readonly machine: { readonly low: number; readonly high: number; readonly groups: readonly MachineGroup[] };
  readonly groups: readonly NamedSentences[];
  readonly noticed: readonly NoticedPair[];
  readonly unsupported_language: boolean;
}

export interface MachineGroup extends NamedSentences {
  readonly terms: readonly string[];
}

/** Where the focus goes after a step. */
export type Focus = { readonly sentence: number } | { readonly group: number } | 'undo';

/** Who hears of a step: the page draws, the saver saves. */
export type Listener = (focus: Focus, words: string) => void;

/** One reader's page. */
export class State {
  readonly texts: readonly string[];
  readonly machine: Board;
  readonly machineGroups: readonly MachineGroup[];
  readonly pairs: readonly Pair[];
  readonly #history: History;
  readonly #heard: Listener;
  readonly #drawn: Listener;

  /** `heard` is told of what has to be saved, `drawn` of what is saved already. */
  constructor(told: ToldReading, texts: readonly string[], board: Board, heard: Listener, drawn: Listener) {
    this.texts = texts;
    this.machineGroups = told.machine.groups;
    this.machine = regrouped(texts, told.machine.groups, 0);
    this.pairs = pairsIn(texts, told.noticed);
    this.#history = new History(board);
    this.#heard = heard;
    this.#drawn = drawn;
  }

  get board(): Board {
    return this.#history.board;
  }

  /** What Undo would undo. */
  get last(): string | null {
    return this.#history.last;
  }

  move(sentence: number, group: Group): void {
    const next = gather(this.board, [sentence], group.id);
    const into = groupOf(next, sentence);
    const size = counted(into.members.length, 'sentence');
    this.#step(next, { sentence }, `Moved to “${into.name}”, which has ${size} now.`);
  }

  setApart(sentence: number): void {
    this.#step(setApart(this.board, sentence), { sentence }, 'The sentence stands alone now.');
  }

  /** Makes a new group; of one sentence it is none. */
  make(sentences: readonly number[], name: string): void {
    const [first, ...others] = sentences;
    if (first === undefined) return;
    if (others.length === 0) return this.setApart(first);
    const next = gather(this.board, sentences, null, name);
    const { id } = groupOf(next, first);
    this.#step(next, { group: id }, `New group “${name}” with ${counted(sentences.length, 'sentence')}.`);
  }

  merge(from: Group, into: Group): void {
    const next = merge(this.board, from.id, into.id);
    const size = next.groups.find(({ id }) => id === into.id)?.members.length ?? 0;
    const words = `Merged into “${into.name}”, which has ${counted(size, 'sentence')} now.`;
    this.#step(next, { group: into.id }, words);
  }

  rename({ id }: Group, name: string): void {
    this.#step(rename(this.board, id, name), { group: id }, `Renamed to “${name}”.`);
  }

  /** The same sentences as somebody else has grouped them, or the machine. */
  replace(groups: readonly NamedSentences[], words: string): void {
    this.#step(regrouped(this.texts, groups, this.board.next), 'undo', words);
  }

  /** The groups that somebody else saved: they are on the server already. */
  adopt(groups: readonly NamedSentences[], words: string): void {
    this.#history.go(regrouped(this.texts, groups, this.board.next), words);
    this.#drawn('undo', words);
  }

  undo(): void {
    const undone = this.#history.undo();
    if (undone !== null) this.#heard('undo', `Undone: ${undone}`);
  }

  #step(next: Board, focus: Focus, words: string): void {
    if (this.#history.go(next, words)) this.#heard(focus, words);
  }
}

/** Groups of two or more, then what stands alone. */
export function parted({ groups }: Board): { together: Group[]; alone: Group[] } {
  return { together: groups.filter((group) => !isAlone(group)), alone: groups.filter(isAlone) };
}
