// The answer page in Chromium, against a server of its own:
//   node web/test/answer.mjs [PART OF A NAME]…
// PICTURES=FOLDER keeps a picture of every screen; PARALLAX names the program.
import { test } from 'node:test';
import { Organizer } from './browser/organizer.mjs';
import { launch } from './browser/launch.mjs';
import { withServer } from './browser/server.mjs';
import { again } from './answer/journeys/again.mjs';
import { answering } from './answer/journeys/answering.mjs';
import { ends } from './answer/journeys/ends.mjs';
import { looks } from './answer/journeys/looks.mjs';
import { losing } from './answer/journeys/losing.mjs';
import { weight } from './answer/journeys/weight.mjs';

const wanted = process.argv.slice(2);
const journeys = Object.entries({ ...answering, ...losing, ...again, ...ends, ...weight, ...looks });
const chosen = journeys.filter(([name]) => wanted.length === 0 || wanted.some((part) => name.includes(part)));

await withServer(
  async (server) => {
    const organizer = await Organizer.setUp(server);
    const browser = await launch();
    const scene = { browser, organizer, base: server.base, launchWith: launch };
    await test('the answer page', async (context) => {
      for (const [name, journey] of chosen) await context.test(name, () => journey(scene));
    }).finally(() => browser.close());
  },
  ['--sweep-seconds', '1'],
);
