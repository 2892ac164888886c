// The page on which sentences are read and moved, in Chromium: by keys alone, on a phone, with a mouse,
// on a dead network, with somebody else at the same reading, and in every view with axe. Its argument is
// a line of JSON: the server's base address, an owner's cookie and token, and rounds by name
// (tests/it/reading_page.rs). Pictures: dist-test/reading.
import assert from 'node:assert/strict';
import { root } from '../bundle.mjs';
import { inspect } from './browser/inspect.mjs';
import { focused, keys, tabToName } from './browser/keys.mjs';
import { device, launch } from './browser/launch.mjs';
import { look } from './browser/look.mjs';
import { views } from './browser/views.mjs';

const { base, cookie: pair, token, rounds } = JSON.parse(process.argv[2] ?? '{}');
const [name, value] = pair.split('=', 2);
const cookie = { name, value };
const out = `${root}dist-test/reading`;
const ids = Object.fromEntries(rounds.map(({ name, id }) => [name, id]));
const path = (round) => `/rounds/${ids[round]}/reading`;
// The report's page is another page's matter; a refused save and a dead network are part of the play.
const expected = [/ERR_INTERNET_DISCONNECTED/, /status of 409/, /\/report/];

const browser = await launch();
const findings = [];
try {
  for (const round of ['journey', 'four', 'fifteen', 'scripts']) {
    findings.push(...(await look(browser, { base, path: path(round), out, name: round, cookie })));
  }
  for (const [name, act] of Object.entries({ menu: openMenu, group: openGroupMenu, split: openSplit, release: openRelease })) {
    const only = ['narrow-light', 'narrow-dark', 'wide-light', 'wide-dark'];
    findings.push(...(await look(browser, { base, path: path('journey'), out, name, cookie, act, only, fullPage: false })));
  }
  await byKeys();
  await onAPhone();
  await byMouse();
  await releaseTheMachines();
} finally {
  await browser.close();
}
for (const finding of findings) console.error(finding);
process.exitCode = findings.length > 0 ? 1 : 0;

async function openMenu(page) {
  await move(page, 'The cheapest crossing').click();
  await page.locator('[role="menu"]').waitFor();
}

async function openGroupMenu(page) {
  await page.getByRole('button', { name: 'Change the group: Winter freight' }).click();
  await page.locator('[role="menu"]').waitFor();
}

async function openSplit(page) {
  await openGroupMenu(page);
  await page.getByRole('menuitem', { name: 'Split…' }).click();
  await page.locator('dialog[open]').waitFor();
}

async function openRelease(page) {
  await page.getByRole('button', { name: 'Release with your reading…' }).click();
  await page.locator('dialog[open]').waitFor();
}

function move(page, text) {
  return page.locator('.reading__sentence', { hasText: text }).getByRole('button', { name: /^Move/ });
}

/** A page of the reading, and what the browser complained of. */
async function open(round, view, options = {}) {
  const { context, complaints } = await device(browser, { ...views[view], ...options, expected });
  await context.addCookies([{ ...cookie, url: base }]);
  const page = await context.newPage();
  await page.goto(base + path(round), { waitUntil: 'networkidle' });
  return { context, page, complaints };
}

async function close({ context, page, complaints }, what, view) {
  const wrong = page.url().endsWith('/reading') ? await inspect(page, views[view]) : [];
  findings.push(...[...wrong, ...complaints].map((finding) => `${what}: ${finding}`));
  await context.close();
}

async function says(page, selector, text) {
  await page.locator(selector, { hasText: text }).waitFor();
}

/** The groups by name and number of sentences, as they are shown. */
async function groups(page) {
  return page.locator('.reading__group').evaluateAll((cards) =>
    cards.map((card) => [card.querySelector('h2').textContent, card.querySelectorAll('li').length]),
  );
}

async function byKeys() {
  const tab = await open('journey', 'wide-light');
  const { page, context } = tab;
  assert.deepEqual(await groups(page), [['Winter freight', 4], ['Group 2', 3], ['Stand alone', 2]]);
  assert.equal(await page.locator('#yours').textContent(), '4');

  // Two that speak of buying, from two groups, become a group of their own.
  await tabToName(page, 'Move: Grow by buying');
  await keys(page, 'Enter', 'n', 'Enter');
  await page.keyboard.type('By acquisition or not');
  await tabToName(page, 'Grow without buying');
  await keys(page, 'Space', 'Enter');
  await says(page, '#live', 'New group “By acquisition or not” with 2 sentences.');
  assert.match(await focused(page), /Change the group: By acquisition or not/);
  await says(page, '.reading__caution', 'May point in opposite directions.');

  // One that stood alone joins a group; the focus stays with it.
  await keys(page, 'Shift+Tab');
  await page.evaluate(() => document.querySelector('#undo').focus());
  await tabToName(page, 'Move: Electrify');
  await keys(page, 'ArrowDown', 'w', 'Enter');
  await says(page, '#live', 'Moved to “Winter freight”, which has 4 sentences now.');
  assert.match(await focused(page), /Move: Electrify/);

  await rename(page, 'Winter freight', 'Freight in every winter');
  // A name that is taken is refused, and the field has the focus.
  await page.evaluate(() => document.querySelector('#undo').focus());
  await tabToName(page, 'Change the group: Group 2');
  await keys(page, 'Enter', 'Enter', 'Control+A');
  await page.keyboard.type('Freight in every winter');
  await keys(page, 'Enter');
  await says(page, '.field__error', 'Another group has this name.');
  await keys(page, 'Control+A');
  await page.keyboard.type('Cheapest');
  await keys(page, 'Enter');
  await says(page, '#live', 'Renamed to “Cheapest”.');

  // Undo by keys; Escape leaves a menu where it was opened.
  await tabToName(page, 'Move: Lowest fares');
  await keys(page, 'Enter', 's', 'Enter');
  await says(page, '#live', 'The sentence stands alone now.');
  await keys(page, 'Control+Z');
  await says(page, '#live', 'Undone: The sentence stands alone now.');
  await tabToName(page, 'Move: Lowest fares');
  await keys(page, 'Enter', 'Escape');
  assert.match(await focused(page), /Move: Lowest fares/);

  const made = [['Freight in every winter', 4], ['Cheapest', 2], ['By acquisition or not', 2], ['Stand alone', 1]];
  assert.deepEqual(await groups(page), made);
  await says(page, '#status', 'Saved');
  await page.screenshot({ path: `${out}/moved-wide.png`, fullPage: true });
  await page.reload({ waitUntil: 'networkidle' });
  assert.deepEqual((await groups(page)).sort(), [...made].sort(), 'what was saved is there again');

  await onADeadNetwork(page, context);
  await besideSomebodyElse(page);

  await tabToName(page, 'Release with your reading');
  await keys(page, 'Enter');
  await says(page, 'dialog', 'the 9 leaders who were invited');
  await keys(page, 'Escape');
  assert.match(await focused(page), /Release with your reading/);
  await keys(page, 'Enter');
  await tabToName(page, 'Release to everybody');
  await keys(page, 'Enter');
  await page.waitForURL('**/report');
  await close(tab, 'by keys', 'wide-light');
}

async function rename(page, before, after) {
  await page.evaluate(() => document.querySelector('#undo').focus());
  await tabToName(page, `Change the group: ${before}`);
  await keys(page, 'Enter', 'Enter', 'Control+A');
  await page.keyboard.type(after);
  await keys(page, 'Enter');
  await says(page, '#live', `Renamed to “${after}”.`);
}

async function onADeadNetwork(page, context) {
  await context.setOffline(true);
  await page.evaluate(() => document.querySelector('#undo').focus());
  await tabToName(page, 'Move: Be the best');
  await keys(page, 'Enter', 'c', 'Enter');
  await says(page, '#status', 'Not saved. Next try in');
  await page.screenshot({ path: `${out}/offline-wide.png` });
  await context.setOffline(false);
  await says(page, '#status', /^Saved$/);
  await keys(page, 'Control+Z');
  await says(page, '#status', /^Saved$/);
  await page.waitForFunction(() => document.querySelector('#status').textContent === 'Saved');
}

/** Saves another reading past the page, as somebody else at another desk. */
async function saveElsewhere(page, change) {
  return page.evaluate(
    async ([address, csrf, body]) => {
      const told = await (await fetch(address)).json();
      const groups = body === 'one' ? [{ label: 'All', sentences: told.groups.flatMap(({ sentences }) => sentences) }] : told.groups;
      const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf };
      const sent = JSON.stringify({ version: told.version, groups });
      return (await fetch(address, { method: 'PUT', headers, body: sent })).status;
    },
    [`/api${new URL(page.url()).pathname}`, token, change],
  );
}

async function besideSomebodyElse(page) {
  const before = await groups(page);
  await page.waitForTimeout(600);
  assert.equal(await saveElsewhere(page, 'one'), 200);
  await page.evaluate(() => document.querySelector('#undo').focus());
  await tabToName(page, 'Move: Be the best');
  await keys(page, 'Enter', 'c', 'Enter');
  await says(page, '.banner--danger', 'Somebody else saved this reading after you opened it');
  await page.screenshot({ path: `${out}/conflict-wide.png` });
  findings.push(...(await inspect(page)).map((finding) => `conflict: ${finding}`));
  assert.match(await focused(page), /Not saved/, 'the message has the focus');
  await tabToName(page, 'Load theirs');
  await keys(page, 'Enter');
  await says(page, '#live', 'Loaded what somebody else saved.');
  assert.deepEqual(await groups(page), [['All', 9]]);
  // What was loaded can be undone, too: one's own is not lost.
  await keys(page, 'Control+Z', 'Control+Z');
  assert.deepEqual((await groups(page)).sort(), before.sort());
  await says(page, '#status', 'Saved');
}

async function onAPhone() {
  const tab = await open('narrow', 'narrow-light');
  const { page } = tab;
  await move(page, 'Grow without buying').tap();
  await page.getByRole('menuitem', { name: 'Winter freight' }).tap();
  await says(page, '.reading__caution', 'May point in opposite directions.');
  await page.getByRole('button', { name: 'Mark the two' }).tap();
  assert.equal(await page.locator('.reading__sentence--marked').count(), 2);
  await page.getByRole('button', { name: 'Change the group: Winter freight' }).tap();
  await page.getByRole('menuitem', { name: 'Group 2' }).tap();
  assert.deepEqual(await groups(page), [['Group 2', 7], ['Stand alone', 2]]);
  await page.getByRole('button', { name: 'Undo' }).tap();
  await page.waitForFunction(() => document.querySelector('#status').textContent === 'Saved');
  assert.equal(await saveElsewhere(page, 'same'), 200, 'the same again is no change');
  assert.equal(await saveElsewhere(page, 'one'), 200);
  await move(page, 'Electrify').tap();
  await page.getByRole('menuitem', { name: 'Be the best ferry company' }).tap();
  await page.getByRole('button', { name: 'Keep mine' }).tap();
  await says(page, '#status', /^Saved$/);
  await page.screenshot({ path: `${out}/phone.png`, fullPage: true });
  await close(tab, 'on a phone', 'narrow-light');
}

async function byMouse() {
  // Tall enough for both ends: a page that scrolls under a pressed button starts no drag in a test.
  const tab = await open('narrow', 'wide-light', { viewport: { width: 1280, height: 1600 } });
  const { page } = tab;
  const grip = (text) => page.locator('.reading__sentence', { hasText: text }).locator('.reading__grip');
  const before = await groups(page);
  const size = (name, all) => all.find(([label]) => label === name)?.[1];
  await grip('Electrify').dragTo(page.getByRole('heading', { name: 'Winter freight' }));
  await says(page, '#live', 'Moved to “Winter freight”');
  assert.equal(size('Winter freight', await groups(page)), size('Winter freight', before) + 1);
  await grip('Be the best').dragTo(page.getByRole('heading', { name: 'Group 2' }));
  await says(page, '#live', 'Moved to “Group 2”');
  await page.waitForFunction(() => document.querySelector('#status').textContent === 'Saved');
  await close(tab, 'by mouse', 'wide-light');
}

async function releaseTheMachines() {
  const tab = await open('machine', 'wide-light');
  const { page } = tab;
  await page.getByRole('button', { name: 'Release with the machine’s first reading…' }).click();
  await says(page, 'dialog', '2 to 4 strategies in the room, by the machine’s first reading');
  await page.getByRole('button', { name: 'Release to everybody' }).click();
  await page.waitForURL('**/report');
  await close(tab, 'the machine’s', 'wide-light');
}
