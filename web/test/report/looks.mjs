// Both pages in every view: axe, no page wider than its window, one picture of each figure.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { inspect } from '../browser/inspect.mjs';
import { views } from '../browser/views.mjs';
import { read, visit } from './scene.mjs';

const { PICTURES } = process.env;

async function look(page, name, view) {
  await page.evaluate(() => document.fonts.ready);
  if (PICTURES) {
    await mkdir(PICTURES, { recursive: true });
    // At 400 % the page is higher than Chromium can take a picture of.
    await page.screenshot({ path: `${PICTURES}/${name}-${view}.png`, fullPage: view !== 'zoom-400' });
  }
  const closed = await inspect(page, views[view]);
  await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => { details.open = true; }));
  assert.deepEqual([...closed, ...(await inspect(page, views[view]))], [], `${name} ${view}`);
  const shown = await page.locator('#figure-ranks svg.viz').evaluateAll((all) => all.filter((svg) => svg.checkVisibility()).length);
  assert.equal(shown, 1, `${name} ${view}: pictures of one figure`);
}

export const looks = {
  async 'the leader\u2019s page in every view'({ browser, base, round }) {
    for (const [view, options] of Object.entries(views)) {
      const { device, page } = await read(browser, base, round.links[0], round.mine, { isMobile: false, ...options });
      await page.locator('[data-verdict="ok"]').waitFor();
      await look(page, 'report-leader', view);
      await device.close();
    }
  },

  async 'the page for accounts in every view'(scene) {
    for (const [view, options] of Object.entries(views)) {
      const { device, page } = await visit(scene, `/rounds/${scene.round.id}/report`, options);
      await look(page, 'report-account', view);
      await device.close();
    }
  },
};
