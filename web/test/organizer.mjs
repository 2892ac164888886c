// An organizer in Chromium: sets the server up, plans a pulse and launches it by keyboard alone, on a
// desk and on a phone, in light and dark; every page on the way is inspected by axe. A reload in between
// loses nothing, a lost network says so. Fails on anything the browser complains of.
// Pictures: dist-test/organizer.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { root } from '../bundle.mjs';
import { inspect } from './browser/inspect.mjs';
import { press, tabTo, type } from './browser/keys.mjs';
import { device, launch } from './browser/launch.mjs';
import { withServer } from './browser/server.mjs';
import { views } from './browser/views.mjs';

const out = `${root}dist-test/organizer`;
const LEADERS = ['Ana Ruiz <ana@example.org>', 'Bo Lindqvist, bo@example.org', 'cem@example.org', 'Łukasz Żak', 'Dana Osei', '孫 美玲', 'مريم, maryam@example.org'];
const PRIORITIES = ['Punctuality', 'Safety', 'Win contract customers 🚢', 'Renew the fleet', 'Fleet renewal'];
// What Chromium reports of the requests that this test makes fail.
const expected = [/ERR_INTERNET_DISCONNECTED/, /409/, /status of 403.*api\/session/];

/** Does what loads the page again, and waits until it is there. */
async function reloading(page, work) {
  await Promise.all([page.waitForEvent('load'), work()]);
}

/** One organizer on a server of their own, in one view. */
async function run(browser, view) {
  const findings = [];
  await withServer(async ({ base, setUp }) => {
    const { context, complaints } = await device(browser, { ...views[view], expected });
    const page = await context.newPage();
    const look = async (name) => {
      await page.waitForTimeout(150);
      await page.screenshot({ path: `${out}/${view}-${name}.png`, fullPage: !name.startsWith('dialog') });
      findings.push(...(await inspect(page)).map((finding) => `${view} ${name}: ${finding}`));
    };
    await setUpServer(page, base, setUp, look);
    await planPulse(page, look);
    await launchRound(page, context, look);
    await lookAround(page, base, look);
    findings.push(...complaints.map((complaint) => `${view}: ${complaint}`));
    await context.close();
  });
  return findings;
}

async function setUpServer(page, base, setUp, look) {
  await page.goto(base);
  await look('sign-in-before');
  await page.goto(setUp);
  assert.equal(new URL(page.url()).hash, '', 'the token leaves the address');
  await press(page, 'button[type="submit"]');
  await look('set-up-faults');
  assert.ok(await page.evaluate(() => document.activeElement.matches('.error-summary')));
  await type(page, '#organization', 'Halden Ferries');
  await type(page, '#name', 'Ana Ruiz');
  await type(page, '#email', 'ana@example.org');
  await type(page, '#password', 'correct horse battery');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${base}/`);
  await look('home-empty');
}

async function planPulse(page, look) {
  await press(page, 'a[href="/pulses/new"]');
  await page.waitForURL('**/pulses/new');
  await type(page, '#team', 'Executive team');
  await type(page, '#pasted', [...LEADERS, 'bad@example'].join('\n'));
  await look('flow-found');
  await press(page, '[data-found] button');
  assert.equal(await page.inputValue('#person-2'), 'Cem');
  assert.equal(await page.inputValue('#pasted'), 'bad@example', 'what could not be read stays');
  await page.fill('#pasted', '');
  await look('flow-leaders');
  await page.reload();
  assert.equal(await page.inputValue('#team'), 'Executive team', 'a reload loses nothing');
  assert.equal(await page.locator('[data-people] [data-at]').count(), LEADERS.length);
  assert.ok(await page.isVisible('[data-restored]'), 'and says so');
  await press(page, '[data-goes="on"]');
  await page.locator('[data-restored]').waitFor({ state: 'hidden' });
  for (const [at, priority] of PRIORITIES.entries()) {
    if (at >= 3) await press(page, '[data-add-priority]');
    await type(page, `#priority-${at}`, priority);
  }
  await page.locator('[data-advice-banner]:not([hidden])').waitFor();
  assert.match(await page.innerText('[data-advice]'), /“Renew the fleet” and “Fleet renewal” may mean the same/);
  await press(page, '[data-at="4"] [data-does="up"]');
  assert.equal(await page.inputValue('#priority-3'), 'Fleet renewal');
  await look('flow-priorities');
  await press(page, '[data-step="priorities"] [data-goes="on"]');
  await type(page, '#statement', 'We carry freight at night and give up the cruise passenger.');
  await press(page, '#has-order', 'Space');
  await look('flow-official');
  await press(page, '[data-step="official"] [data-goes="on"]');
  await look('flow-questions');
  await press(page, '[data-step="questions"] [data-goes="on"]');
  await tabTo(page, 'input[name="minimum"]');
  await page.keyboard.press('ArrowDown');
  await page.locator('[data-four]:not([hidden])').waitFor();
  await look('flow-window-four');
  await page.keyboard.press('ArrowUp');
  await press(page, '[data-step="window"] [data-goes="on"]');
  await look('flow-review');
  await page.goBack();
  assert.ok(await page.isVisible('#closes_at'), 'Back goes a step back');
  await page.goForward();
  await page.context().setOffline(true);
  await press(page, '[data-step="review"] button[type="submit"]');
  await page.locator('.error-summary').waitFor();
  assert.match(await page.innerText('.error-summary'), /Nothing you typed is lost/);
  await look('flow-offline');
  await page.context().setOffline(false);
  await press(page, '[data-step="review"] button[type="submit"]');
  await page.waitForURL('**/rounds/*');
}

async function launchRound(page, context, look) {
  await look('round-draft');
  const preview = context.waitForEvent('page');
  await press(page, 'a[href$="/preview"]');
  const shown = await preview;
  await shown.locator('h1').waitFor();
  assert.match(await shown.innerText('body'), /Halden Ferries · Executive team/);
  await shown.close();
  await press(page, '[data-opens="launch"]');
  await look('dialog-launch');
  await press(page, '#launch button[type="submit"]');
  await page.locator('#links:not([hidden])').waitFor();
  assert.equal(await page.locator('[data-links] [data-url]').count(), LEADERS.length);
  assert.match(await page.inputValue('[data-links] [data-url]'), /\/r\/[a-z2-7]{16}#[\w-]{22}\.[\w-]{22}$/);
  await look('round-links');
  const download = page.waitForEvent('download');
  await press(page, '[data-download]');
  assert.equal((await download).suggestedFilename(), 'parallax-links.csv');
  page.on('dialog', (dialog) => void dialog.accept());
  await reloading(page, () => press(page, '[data-links-done]'));
  await page.locator('[data-renew]').first().waitFor();
}

async function lookAround(page, base, look) {
  await look('round-open');
  await press(page, '[data-renew]');
  await page.locator('#links:not([hidden])').waitFor();
  assert.equal(await page.locator('[data-links] [data-url]').count(), 1);
  await reloading(page, () => press(page, '[data-links-done]'));
  await press(page, '[data-opens="delete-round"]');
  await look('dialog-delete');
  assert.ok(await page.evaluate(() => document.activeElement.hasAttribute('data-closes')), 'keeping is what Enter does');
  await page.keyboard.press('Escape');
  await press(page, 'a[href$="/audit"]');
  await page.waitForURL('**/audit');
  await look('round-audit');
  for (const [name, path] of [['home', '/'], ['team', '/teams/1'], ['team-roster', '/teams/1/roster'], ['next', '/pulses/1/next'], ['organization', '/organization'], ['audit', '/audit'], ['account', '/account']]) {
    await page.goto(base + path);
    await look(name);
  }
  await page.goto(`${base}/organization`);
  await press(page, '[data-opens="add-account"]');
  await type(page, '#new-name', 'Bo Lindqvist');
  await type(page, '#new-email', 'ana@example.org');
  await press(page, '[data-proposes]');
  await press(page, '#add-account button[type="submit"]');
  await page.locator('#add-account .error-summary').waitFor();
  await look('dialog-account-there');
  await page.fill('#new-email', 'bo@example.org');
  await press(page, '#add-account button[type="submit"]');
  await page.locator('.page-note').waitFor();
  assert.equal(await page.locator('.row').count(), 2);
  await look('organization-two');
  await signOut(page);
}

/** With the token of an earlier session, as after signing in again in another tab. */
async function signOut(page) {
  await page.evaluate(() => document.querySelector('meta[name="csrf-token"]').setAttribute('content', 'old'));
  await press(page, 'details.menu summary');
  await press(page, '[data-sign-out]');
  await page.waitForURL('**/sign-in');
  await page.waitForLoadState('networkidle');
  await page.goto(new URL('/', page.url()).href, { waitUntil: 'networkidle' });
  assert.match(page.url(), /\/sign-in$/, 'nobody is signed in');
}

await mkdir(out, { recursive: true });
const browser = await launch();
const findings = [];
for (const view of ['narrow-light', 'wide-dark', 'narrow-dark', 'wide-light']) findings.push(...(await run(browser, view)));
await browser.close();
for (const finding of findings) console.error(finding);
console.log(`an organizer by keyboard in 4 views, ${findings.length} findings; pictures in web/dist-test/organizer`);
process.exitCode = findings.length > 0 ? 1 : 0;
