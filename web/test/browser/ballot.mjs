// A leader without a page: answers with the script that the pages use, in Node, on a device of its own memory.
import { root } from '../../bundle.mjs';

/** A device's memory. */
export class Memory {
  #texts = new Map();

  getItem = (name) => this.#texts.get(name) ?? null;
  setItem = (name, text) => void this.#texts.set(name, text);
  removeItem = (name) => void this.#texts.delete(name);
  key = (index) => [...this.#texts.keys()][index] ?? null;

  get length() {
    return this.#texts.size;
  }

  get all() {
    return Object.fromEntries(this.#texts);
  }
}

async function session(link, storage) {
  const ballot = await import(`${root}dist/scripts/ballot.js`);
  const device = { storage, fetch, exclusively: (_name, work) => work() };
  return { ballot, opened: await ballot.open(device, link) };
}

/** Answers from a device with this memory; the receipt code. */
export async function answer(link, answers, memory = new Memory()) {
  const { ballot, opened } = await session(link, memory);
  return (await ballot.submit(opened, answers)).receipt;
}

/** Revises with the receipt code from a device with this memory. */
export async function revise(link, code, answers, memory) {
  const { ballot, opened } = await session(link, memory);
  await ballot.reviseByReceipt(opened, code, answers);
}
