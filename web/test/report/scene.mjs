// A released round and who reads it: leaders answer with the library that their browsers use, in Node,
// and what their device keeps is put into a browser that opens the link.
// Knows nothing of what the report shows.
import { root } from '../../bundle.mjs';
import { open } from '../answer/leader.mjs';
import { halden } from './halden.mjs';

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

/** The invented team's round, released: the first leader's memory, and a second one's who revised elsewhere. */
export async function released(organizer) {
  const { items, leaders } = await halden();
  const round = await organizer.open({ team: 'Halden Ferries', leaders: leaders.length, priorities: items, recall: false });
  const [mine, old, other] = [new Memory(), new Memory(), new Memory()];
  await answer(round.links[0], leaders[0].answers, mine);
  const code = await answer(round.links[1], leaders[1].answers, old);
  await revise(round.links[1], code, { ...leaders[1].answers, sentence: 'Freight first, in the end' }, other);
  for (const [index, leader] of leaders.entries()) {
    if (index > 1) await answer(round.links[index], leader.answers);
  }
  await organizer.release(round);
  return { ...round, answers: leaders[0].answers, mine, old, other, code };
}

/** A browser whose memory is this, with the link open and the report shown. */
export async function read(browser, base, link, memory, { before, ...options } = {}) {
  const device = await open(browser, options);
  const sent = [];
  device.context.on('request', (request) => sent.push({ method: request.method(), url: request.url(), body: request.postData() }));
  const tab = await device.tab();
  await tab.page.goto(`${base}/healthz`);
  await tab.page.evaluate((texts) => Object.entries(texts).forEach(([name, text]) => localStorage.setItem(name, text)), memory?.all ?? {});
  sent.length = 0;
  await before?.(tab.page);
  await tab.page.goto(link);
  await tab.page.locator('.report').waitFor();
  return { device, page: tab.page, sent };
}

let cookies = null;

/** An account's page: signed in once for all, at this path. */
export async function visit(browser, base, path, options = {}) {
  const device = await open(browser, { ...options, isMobile: false });
  cookies ??= await signIn(device.context, base);
  await device.context.addCookies(cookies);
  const page = await device.context.newPage();
  await page.goto(base + path);
  return { device, page };
}

async function signIn(context, base) {
  const account = { email: 'ana@example.org', password: 'correct horse battery' };
  const made = await context.request.post(`${base}/api/session`, { data: account, headers: { origin: base } });
  if (!made.ok()) throw new Error(`signing in: ${made.status()}`);
  return context.cookies();
}
