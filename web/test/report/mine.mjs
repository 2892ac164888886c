// A leader's own answers are marked in the browser, and nothing of them leaves it.
import assert from 'node:assert/strict';
import { read } from './scene.mjs';

export const mine = {
  async 'own answers are marked, beside the team\u2019s'({ browser, base, round }) {
    const { device, page } = await read(browser, base, round.links[0], round.mine);
    assert.equal(await page.locator('h1').innerText(), 'Halden Ferries');
    const own = page.locator(':is([data-stop], [data-sentence]).report__own');
    assert.deepEqual(await own.locator('.report__yours').allInnerTexts(), ['Your answer', 'Your sentence']);
    const [stop, sentence] = await own.allInnerTexts();
    assert.ok(sentence.startsWith('Become the freight line of the strait'), sentence);
    assert.ok(stop.startsWith(round.answers.stop), stop);
    assert.deepEqual(await page.locator('.report__values .report__own').allInnerTexts(), ['70yours', '4yours']);
    const rows = await page.locator('.report__beside tbody tr').allInnerTexts();
    assert.equal(rows.length, 7);
    const freight = rows.find((row) => row.startsWith('Freight capacity'));
    assert.equal(freight?.trim().split('\t').at(2)?.trim(), '1');
    await device.close();
  },

  async 'nothing that was answered is sent, and no cookie'({ browser, base, round }) {
    const { device, page, sent } = await read(browser, base, round.links[0], round.mine);
    await page.locator('[data-verdict="ok"]').waitFor();
    const asked = sent.filter(({ url }) => !url.includes('/assets/')).map(({ method, url }) => `${method} ${new URL(url).pathname}`);
    const path = `/r/${round.id}`;
    const expected = ['', '/bulletin', '/report', '/report', '/report.html', '/sheet', '/status'];
    assert.deepEqual(asked.sort(), expected.map((end) => `GET ${path}${end}`).sort());
    assert.deepEqual(await device.context.cookies(), []);
    for (const { url, body } of sent) {
      assert.equal(body, null);
      assert.ok(!url.includes('?'), url);
    }
    await device.close();
  },

  async 'a reader without a ballot is told so, quietly'({ browser, base, round }) {
    const { device, page } = await read(browser, base, round.links[3], null);
    await page.locator('[data-verdict="none"]').waitFor();
    assert.equal(await page.locator('.report__own, .report__private, .banner').count(), 0);
    await device.close();
  },

  async 'where too few answered the ballot is still found'({ browser, base, round }) {
    // No round can be left by so many in a test of minutes: tests/it/http/report.rs looks at the page itself.
    const nothing = '<title>Halden Ferries</title><main><div class="report report--nothing"><h1>Halden Ferries</h1><p class="report__nothing">Too few answers. Nothing is shown.</p></div></main>';
    const before = (page) => page.route('**/report.html', (route) => route.fulfill({ contentType: 'text/html', body: nothing }));
    const { device, page } = await read(browser, base, round.links[0], round.mine, { before });
    await page.locator('.report--nothing [data-verdict="ok"]').waitFor();
    assert.equal(await page.locator('.report__private, .report__own').count(), 0);
    await device.close();
  },
};
