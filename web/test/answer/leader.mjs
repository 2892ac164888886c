// A leader with a browser, who opens a link and answers: what people do on each screen, by tap.
// Knows the page by its words, as they do.
import assert from 'node:assert/strict';
import { device } from '../browser/launch.mjs';

export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** What this leader answers, unless a test says otherwise. */
export const ANSWERS = {
  sentence: 'Win freight customers in the north, over passengers in the south.',
  recalled: 'Freight\nSafety',
  same: '3',
  stop: 'The second headquarters',
  clarity: '70',
  commitment: /I support it/,
};

/** The screens between the start and the review: what each asks, and how it is answered. */
const SCREENS = [
  ['sentence', 'what is our strategy?', (leader, given) => leader.write(given.sentence)],
  ['same', 'colleagues wrote', (leader, given) => leader.choose(given.same)],
  ['recall', 'from memory', (leader, given) => leader.write(given.recalled)],
  ['ranking', 'Rank these', rankThem],
  ['first', 'put first', putFirst],
  ['stop', 'stop or pause', (leader, given) => (given.stop === 'Nothing' ? leader.tick() : leader.write(given.stop))],
  ['clarity', 'How clear', judge],
];

async function rankThem(leader, { ranking }, visit) {
  await visit('ranking-empty');
  if (!ranking) return leader.rankAll();
  for (const item of ranking) await leader.rank(item);
}

function putFirst(leader, { first }) {
  return first ? leader.choose(first) : leader.page.locator('.choice').nth(1).click();
}

async function judge(leader, { clarity, commitment }) {
  await leader.setClarity(clarity);
  await leader.choose(commitment);
}

/** Requests that are refused belong to some tests; Chromium reports them as errors. */
export const REFUSED = [/^error: Failed to load resource: .*status of (403|404|409|503) .*\/(permit|ballot|sheet)\)$/];
export const LOST = [/^no answer: /, /^error: Failed to load resource: net::/];

/** A browser of its own memory. */
export async function open(browser, options = {}) {
  const { context, complaints } = await device(browser, { ...PHONE, ...options });
  const addresses = [];
  // A fragment is never sent; only this library tells of it.
  context.on('request', (request) => addresses.push(request.url().split('#')[0]));
  return new Device(context, complaints, addresses);
}

export class Device {
  constructor(context, complaints, addresses) {
    Object.assign(this, { context, complaints, addresses });
  }

  /** A new tab with this link, for a leader who taps, or for a `Typist` (typist.mjs). */
  async tab(link, Hand = Leader) {
    const page = await this.context.newPage();
    page.setDefaultTimeout(10_000);
    const leader = new Hand(page);
    if (link) await leader.open(link);
    return leader;
  }

  /** Nothing was complained of, and nothing secret was in an address. */
  async close() {
    await this.context.close();
    assert.deepEqual(this.complaints, []);
    for (const address of this.addresses) assert.ok(!address.includes('?'), address);
  }
}

export class Leader {
  constructor(page) {
    this.page = page;
  }

  async open(link) {
    await this.page.goto(link);
    await this.page.waitForSelector('h1:visible');
  }

  /** The heading that is on the screen. */
  heading() {
    return this.page.locator('h1').innerText();
  }

  async sees(heading) {
    await this.page.locator('h1', { hasText: heading }).waitFor({ timeout: 10_000 });
  }

  async press(name) {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  start() {
    return this.press('Start');
  }

  goOn() {
    return this.press('Continue');
  }

  /** Writes into the one text of the screen, in place of what is there. */
  write(text) {
    return this.page.getByRole('textbox').fill(text);
  }

  /** Chooses one of several: by its name, or by a pattern of it. */
  choose(name) {
    return this.page.getByRole('radio', { name, exact: true }).check();
  }

  /** Says “nothing” in place of a text. */
  tick() {
    return this.page.getByRole('checkbox').check();
  }

  setClarity(value) {
    return this.page.getByRole('spinbutton').fill(value);
  }

  /** Ranks one that is not placed yet. */
  rank(item) {
    return this.press(`Rank next: ${item}`);
  }

  /** Answers everything up to the review; `visit` is called on each screen before it is left. */
  async answer(answers = {}, visit = async () => {}) {
    await visit('welcome');
    await this.start();
    await this.answerFrom('sentence', answers, visit);
    await visit('review');
  }

  /** Answers the screens from this one on, up to the review or to the screen that `until` names. */
  async answerFrom(first, answers = {}, visit = async () => {}, until = null) {
    const given = { ...ANSWERS, ...answers };
    const names = SCREENS.map(([name]) => name);
    const end = until === null ? SCREENS.length : names.indexOf(until);
    for (const [name, heading, answer] of SCREENS.slice(names.indexOf(first), end)) {
      await this.sees(heading);
      await answer(this, given, visit);
      await visit(name);
      await this.goOn();
      if (name === 'ranking') await this.acceptHasty();
    }
    await this.sees(SCREENS[end]?.[1] ?? 'Your answers');
  }

  async rankAll() {
    const next = this.page.locator('.rank-list__next');
    while ((await next.count()) > 0) await next.first().click();
  }

  /** A test ranks faster than anybody reads: by chance in the order that was shown. */
  async acceptHasty() {
    const next = this.page.locator('h1', { hasText: 'put first' });
    const asked = this.page.getByRole('button', { name: 'Yes, it is mine' });
    await next.or(asked).first().waitFor();
    if (await asked.isVisible()) await this.press('Yes, it is mine');
  }

  /** Submits and gives the receipt code. */
  async submit(button = 'Submit') {
    await this.press(button);
    await this.sees('Your answers are in');
    return this.page.locator('.answer__receipt').innerText();
  }

  /** The order as it stands. */
  order() {
    return this.page.locator('ol .rank-list__text').allInnerTexts();
  }

  pool() {
    return this.page.locator('.rank-list__next').allInnerTexts();
  }

  /** The answer beside its name in the review. */
  async reviewed(name) {
    return this.page.locator('.answer__row', { hasText: name }).locator('dd').first().innerText();
  }

  /** What this tab's browser keeps. */
  kept() {
    return this.page.evaluate(() => ({ device: { ...localStorage }, tab: { ...sessionStorage } }));
  }

  /** What was last submitted, as this device keeps it. */
  async submitted() {
    const { device, tab } = await this.kept();
    const texts = Object.entries({ ...device, ...tab });
    const ballots = texts.filter(([name]) => name.startsWith('parallax/ballot/')).map(([, text]) => JSON.parse(text));
    return ballots.map(({ sent, acknowledged }) => ({ version: sent.version, acknowledged, answers: JSON.parse(sent.answers) }));
  }
}
