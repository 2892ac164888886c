// The README's pictures: starts a demo of its own, signs in as it says, and takes one picture of each
// page. It must not know how the pages are made.
import assert from 'node:assert/strict';
import { mkdir, stat } from 'node:fs/promises';
import { root } from '../bundle.mjs';
import { launch } from './browser/launch.mjs';
import { Organizer } from './browser/organizer.mjs';
import { withDemo } from './browser/server.mjs';

const IMAGES = `${root}../docs/images`;
const MOST_BYTES = 200_000;

const DESK = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true };

await mkdir(IMAGES, { recursive: true });
const browser = await launch();
try {
  await withDemo(takeAll);
} finally {
  await browser.close();
}

async function takeAll(demo) {
  const organizer = await Organizer.signIn(demo);
  const { rounds, link } = await findRounds(organizer);
  const context = await browser.newContext({ ...DESK, baseURL: demo.base });
  await context.addCookies([{ ...organizer.session, url: demo.base }]);
  const desk = await context.newPage();
  await take(desk, '/', 'home');
  await take(desk, `/rounds/${rounds.open}`, 'round');
  await take(desk, `/rounds/${rounds.closed}/reading`, 'reading');
  await take(desk, `/rounds/${rounds.released}/report`, 'report');
  const phone = await (await browser.newContext(PHONE)).newPage();
  await take(phone, link, 'answer');
}

async function take(page, address, name) {
  const response = await page.goto(address, { waitUntil: 'networkidle' });
  assert.equal(response.status(), 200, address);
  await page.evaluate(() => document.fonts.ready);
  const path = `${IMAGES}/${name}.png`;
  await page.screenshot({ path });
  const { size } = await stat(path);
  assert.ok(size < MOST_BYTES, `${name}.png has ${size} bytes`);
  console.log(`docs/images/${name}.png ${size}`);
}

/** The demo's rounds by their state, and a leader's link to the open one. */
async function findRounds(organizer) {
  const [team] = await organizer.ask('GET', '/api/teams');
  const rounds = {};
  for (const { id } of await organizer.ask('GET', `/api/teams/${team.id}/pulses`)) {
    for (const round of await organizer.ask('GET', `/api/pulses/${id}/rounds`)) rounds[round.state] = round.id;
  }
  const path = `/api/rounds/${rounds.open}/invitations`;
  const [invitation] = await organizer.ask('GET', path);
  const { url: link } = await organizer.ask('POST', `${path}/${invitation.id}/renew`);
  return { rounds, link };
}
