// Lighthouse on the pages that people see, on a phone with its usual throttling: four figures of each.
// `npm run lighthouse` fetches Lighthouse apart from this project: it is 185 MB, and no test needs it.
//   npm --prefix web run lighthouse [-- PART OF A NAME…]
// PARALLAX names the program (best the release build); REPORTS=FOLDER keeps what Lighthouse says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { program } from './browser/launch.mjs';
import { Organizer } from './browser/organizer.mjs';
import { withServer } from './browser/server.mjs';
import { released } from './report/scene.mjs';

const { REPORTS } = process.env;
const FEWEST = 95;
const wanted = process.argv.slice(2);

const { lighthouse, puppeteer, snapshot } = await brought();
const worst = await withServer(measureAll, ['--sweep-seconds', '1']);
process.exitCode = worst < FEWEST ? 1 : 0;

/** Lighthouse and its browser's driver, from where `npm exec` put them. */
async function brought() {
  const at = realpathSync(execFileSync('sh', ['-c', 'command -v lighthouse'], { encoding: 'utf8' }).trim());
  const { resolve } = createRequire(at);
  const load = (name) => import(pathToFileURL(resolve(name)).href);
  const { default: lighthouse, snapshot } = await load('lighthouse');
  return { lighthouse, snapshot, puppeteer: await load('puppeteer-core') };
}

async function measureAll(server) {
  const { base } = server;
  const organizer = await Organizer.setUp(server);
  const open = await organizer.open({ leaders: 9 });
  const round = await released(organizer);
  const { name, value } = organizer.session;
  const signedIn = { cookie: `${name}=${value}` };
  const pages = [
    ['answer', open.links[0]],
    ['report of a leader', round.links[0]],
    ['sign in', `${base}/sign-in`],
    ['home', `${base}/`, signedIn],
    ['new pulse', `${base}/pulses/new`, signedIn],
    ['open round', `${base}/rounds/${open.id}`, signedIn],
    ['report of an account', `${base}/rounds/${round.id}/report`, signedIn],
  ];
  const chosen = pages.filter(([name]) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  const figures = [];
  for (const page of chosen) figures.push(...(await measure(...page)));
  if (wanted.length === 0 || wanted.includes('screens')) figures.push(...(await measureScreens(open.links[1])));
  return Math.min(...figures);
}

/** A browser of its own for each page: nothing is kept from the one before. */
async function inBrowser(work) {
  const { executablePath, args } = program();
  const browser = await puppeteer.launch({ executablePath, args });
  return work(await browser.newPage()).finally(() => browser.close());
}

async function measure(name, url, { cookie } = {}) {
  return inBrowser(async (page) => {
    if (cookie) await page.setExtraHTTPHeaders({ Cookie: cookie });
    const { lhr } = await lighthouse(url, { logLevel: 'error', disableStorageReset: true, extraHeaders: cookie && { Cookie: cookie } }, undefined, page);
    return tell(name, lhr);
  });
}

/** The answer page's later screens, as they stand: no figure for performance there. */
async function measureScreens(link) {
  return inBrowser(async (page) => {
    await page.setViewport({ width: 360, height: 740, isMobile: true, hasTouch: true });
    await page.goto(link);
    const figures = [];
    for (const [name, button] of [['welcome', 'Start'], ['sentence', 'Skip this question'], ['same', 'Skip this question'], ['recall', 'Skip this question'], ['ranking', 'Skip this question'], ['first', 'Skip this question'], ['stop', 'Skip this question'], ['clarity', 'Skip this question'], ['review', null]]) {
      await page.waitForSelector('h1');
      await new Promise((passed) => setTimeout(passed, 300));
      const { lhr } = await snapshot(page, { flags: { logLevel: 'error' } });
      figures.push(...(await tell(`answer: ${name}`, lhr)));
      if (button) await page.locator(`::-p-text(${button})`).click();
    }
    return figures;
  });
}

async function tell(name, lhr) {
  assert.equal(lhr.runtimeError, undefined, `${name}: ${lhr.runtimeError?.message}`);
  const isMeasured = ({ id }) => lhr.gatherMode === 'navigation' || id !== 'performance';
  const measured = Object.values(lhr.categories).filter(isMeasured);
  const figures = measured.map(({ score }) => Math.round(score * 100));
  console.log(`${name}: ${measured.map(({ title }, at) => `${title} ${figures[at]}`).join(', ')}`);
  if (REPORTS) {
    await mkdir(REPORTS, { recursive: true });
    await writeFile(`${REPORTS}/${name.replaceAll(/\W+/g, '-')}.json`, JSON.stringify(lhr));
  }
  return figures;
}
