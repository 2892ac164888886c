// The report for accounts: its figures as files and tables, its print.
import assert from 'node:assert/strict';
import { visit } from './scene.mjs';

const WIDE = { viewport: { width: 1280, height: 900 }, hasTouch: false };

export const accounts = {
  async 'figures are there as SVG, as PNG and as a table to copy'(scene) {
    const { device, page } = await visit(scene, `/rounds/${scene.round.id}/report`, WIDE);
    await device.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const ranks = page.locator('#figure-ranks');
    for (const kind of ['SVG', 'PNG']) {
      const [download] = await Promise.all([page.waitForEvent('download'), ranks.getByRole('link', { name: kind }).click()]);
      assert.equal(download.suggestedFilename(), `ranks.${kind.toLowerCase()}`);
    }
    await ranks.getByRole('button', { name: 'Copy table' }).click();
    await ranks.getByRole('button', { name: 'Copied' }).waitFor();
    const table = await page.evaluate(() => navigator.clipboard.readText());
    const rows = table.trimEnd().split('\n');
    assert.equal(rows.length, 8);
    assert.equal(rows[0], 'Priority\tRank 1\tRank 2\tRank 3\tRank 4\tRank 5\tRank 6\tRank 7\tVerdict');
    await device.close();
  },

  async 'the report is there as one file and in numbers'(scene) {
    const { device, page } = await visit(scene, `/rounds/${scene.round.id}/report`, WIDE);
    for (const [name, file] of [['Report (HTML)', 'report.html'], ['Numbers (JSON)', 'analysis.json']]) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
      assert.equal(download.suggestedFilename(), file);
    }
    await device.close();
  },

  async 'it prints on pages of its own, without what is only for the screen'(scene) {
    const { device, page } = await visit(scene, `/rounds/${scene.round.id}/report`, WIDE);
    await page.evaluate(() => { window.print = () => { window.printed = true; }; });
    await page.getByRole('button', { name: 'Print' }).click();
    assert.equal(await page.evaluate(() => window.printed), true);
    for (const format of ['A4', 'Letter']) {
      const pdf = (await page.pdf({ format })).toString('latin1');
      const pages = pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
      assert.ok(pages >= 5 && pages <= 12, `${pages} pages of ${format}`);
    }
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.report-head', '.report__narrow svg', 'figcaption', '.masthead nav']) {
      assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
    }
    for (const shown of ['.report__wide svg', '.report__map svg', '.report__coverage']) {
      assert.equal(await page.locator(shown).first().isVisible(), true, shown);
    }
    await device.close();
  },

  async 'before the release the page says so, and nothing else'(scene) {
    const round = await scene.organizer.open();
    const expected = [/status of 409/];
    const { device, page } = await visit(scene, `/rounds/${round.id}/report`, { ...WIDE, expected });
    assert.equal(await page.locator('h1').innerText(), 'There is no report yet');
    await device.close();
  },
};
