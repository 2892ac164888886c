// The report in Chromium, on real rounds of a server of its own: for leaders, and for accounts.
//   node web/test/report.mjs [PART OF A NAME]…
// PICTURES=FOLDER keeps pictures of both pages in every view; PARALLAX names the program.
import { test } from 'node:test';
import { launch } from './browser/launch.mjs';
import { Organizer } from './browser/organizer.mjs';
import { withServer } from './browser/server.mjs';
import { accounts } from './report/accounts.mjs';
import { counted } from './report/counted.mjs';
import { looks } from './report/looks.mjs';
import { mine } from './report/mine.mjs';
import { released } from './report/scene.mjs';

const wanted = process.argv.slice(2);
const journeys = Object.entries({ ...mine, ...counted, ...accounts, ...looks });
const chosen = journeys.filter(([name]) => wanted.length === 0 || wanted.some((part) => name.includes(part)));

await withServer(
  async (server) => {
    const organizer = await Organizer.setUp(server);
    const browser = await launch();
    const scene = { browser, organizer, base: server.base, round: await released(organizer) };
    await test('the report', async (context) => {
      for (const [name, journey] of chosen) await context.test(name, () => journey(scene));
    }).finally(() => browser.close());
  },
  ['--sweep-seconds', '1'],
);
