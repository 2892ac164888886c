// The whole journey in Chromium, once: an owner sets the server up, plans a pulse, previews and launches
// it; nine leaders answer on nine phones, each in their own way; the owner reads and releases by keys;
// every link shows the report. Whatever a browser complains of fails it, and a page wider than its window.
// PARALLAX names the program.
import assert from 'node:assert/strict';
import { LOST, open } from './answer/leader.mjs';
import { overflow } from './browser/inspect.mjs';
import { device, launch } from './browser/launch.mjs';
import { withServer } from './browser/server.mjs';
import { views } from './browser/views.mjs';
import { manners } from './journey/manners.mjs';
import { awaitClose, launchIt, planPulse, previewIt, setUpServer } from './journey/organizing.mjs';
import { readAndRelease } from './journey/reading.mjs';
import { seesOwnReport, strangerSeesNothing } from './journey/reporting.mjs';
import { diskHoldsNone, organizerSeesNothing, overhear } from './journey/secrecy.mjs';
import { team } from './journey/team.mjs';

/** Who is cut off may complain of it; a receipt code does not tell how often was sent, so the first try is refused. */
const EXPECTED = { interrupted: LOST, onTwoDevices: [/status of 409 .*\/ballot\)$/] };

const browser = await launch();
try {
  await withServer(journey, ['--sweep-seconds', '1']);
} finally {
  await browser.close();
}

async function journey({ base, setUp, folder }) {
  const { items, nine } = await team();
  const desk = await device(browser, { ...views['wide-light'], permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await desk.context.newPage();
  await step('the owner makes the account', () => setUpServer(page, { base, setUp }));
  await step('plans a pulse', () => planPulse(page, { items, nine }));
  await step('previews it', () => previewIt(page));
  const links = await step('launches it and copies nine links', () => launchIt(page, { nine }));
  await fits(page);

  const devices = [];
  for (const [index, { name, manner, answers }] of nine.entries()) {
    if (index === nine.length - 1) await step('nothing shows what they wrote', () => nothingIsSeen(page, { base, folder, nine, links }));
    devices.push(await step(`${name} answers: ${manner}`, () => answer(links[index], manner, answers)));
  }

  await step('the round closes by itself', () => awaitClose(page));
  await step('the owner reads and releases by keys', () => readAndRelease(page, nine.map(({ answers }) => answers.shown)));
  await fits(page);
  for (const [index, { name, answers }] of nine.entries()) {
    await step(`${name} sees the report`, () => seesOwnReport({ device: devices[index].at(-1), link: links[index], answers, fits }));
    for (const used of devices[index]) await used.close();
  }
  await step('a stranger sees nothing', () => strangerSeesNothing({ browser, link: links[0], fits }));
  assert.deepEqual(desk.complaints, []);
  await desk.context.close();
}

/** One leader on a phone of their own; their devices, the one that answered last at the end. */
async function answer(link, manner, answers) {
  const devices = [];
  const checks = [];
  const another = async () => {
    const opened = await open(browser, { expected: EXPECTED[manner] ?? [] });
    devices.push(opened);
    checks.push(overhear(opened));
    return opened;
  };
  await manners[manner]({ phone: await another(), another, link, answers, fits });
  for (const check of checks) await check(link, answers);
  return devices;
}

/** Eight have answered, the round is open. */
async function nothingIsSeen(page, { base, folder, nine, links }) {
  await page.reload();
  await page.getByText('8 of 9 in').waitFor();
  const round = new URL(page.url()).pathname.split('/').at(-1);
  const texts = nine.flatMap(({ answers: { shown, stop } }) => (stop === 'Nothing' ? [shown] : [shown, stop]));
  await organizerSeesNothing({ context: page.context(), base, round, texts });
  const tokens = links.map((link) => link.split('#')[1].split('.')[0]);
  await diskHoldsNone(folder, [...texts, ...tokens]);
}

async function fits(page) {
  assert.deepEqual(await overflow(page), [], page.url());
}

/** Does a part of the journey and says how long the machine took. */
async function step(what, work) {
  const began = performance.now();
  const result = await work();
  console.log(`${what}: ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  return result;
}
