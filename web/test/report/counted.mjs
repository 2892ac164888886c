// "Your ballot is counted": found, altered, revised elsewhere, not checked.
import assert from 'node:assert/strict';
import { LOST } from '../answer/leader.mjs';
import { read } from './scene.mjs';

/** Changes the bulletin on its way. */
const altered = (change) => async (page) => {
  await page.route('**/bulletin', async (route) => {
    const response = await route.fetch();
    const bulletin = await response.json();
    change(bulletin);
    await route.fulfill({ response, json: bulletin });
  });
};

const verdict = (page) => page.locator('[data-verdict]').innerText();

export const counted = {
  async 'a ballot that is in the list is counted'({ browser, base, round }) {
    const { device, page } = await read(browser, base, round.links[0], round.mine);
    await page.locator('[data-verdict="ok"]').waitFor();
    assert.match(await verdict(page), /Your ballot is counted: 1 of 9 entries/);
    await page.getByText('How this is checked').click();
    await page.getByText('the server does not learn which one').waitFor();
    await device.close();
  },

  async 'an altered ballot is told, and what to do'({ browser, base, round }) {
    const before = altered((bulletin) => bulletin.commits.fill('A'.repeat(43)));
    const { device, page } = await read(browser, base, round.links[0], round.mine, { before });
    await page.locator('[data-verdict="danger"]').waitFor();
    assert.match(await verdict(page), /does not add up.*stands in it twice.*Do not rely on this report.*device you answered on last/s);
    await device.close();
  },

  async 'added ballots are told'({ browser, base, round }) {
    const before = altered((bulletin) => bulletin.commits.push(`${'A'.repeat(42)}E`));
    const { device, page } = await read(browser, base, round.links[0], round.mine, { before });
    await page.locator('[data-verdict="danger"]').waitFor();
    assert.match(await verdict(page), /10 ballots, but only 9 rights to answer were given out/);
    assert.doesNotMatch(await verdict(page), /device you answered on last/);
    await device.close();
  },

  async 'after a revision on another device: check there, with the code'({ browser, base, round }) {
    const first = await read(browser, base, round.links[1], round.old);
    await first.page.locator('[data-verdict="danger"]').waitFor();
    assert.match(await verdict(first.page), /not in the list.*check on the device you answered on last/s);
    assert.doesNotMatch(await verdict(first.page), /Do not rely/);
    await first.device.close();

    const { device, page } = await read(browser, base, round.links[1], round.other);
    await page.locator('[data-verdict="none"]').waitFor();
    await page.getByText('Changed your answers here with a receipt code?').click();
    const code = page.getByLabel('Receipt code');
    for (const [typed, told] of [['nonsense', 'This is not a receipt code'], [await someoneElses(), 'Nothing was sent from this browser with this code']]) {
      await code.fill(typed);
      await code.press('Enter');
      await page.getByText(told).waitFor();
      assert.equal(await code.evaluate((input) => input === document.activeElement), true);
    }
    await code.fill(round.code.toLowerCase());
    await code.press('Enter');
    await page.locator('[data-verdict="ok"]').waitFor();
    const own = page.locator('li.report__own', { hasText: 'Your sentence' });
    assert.match(await own.innerText(), /^Freight first, in the end/);
    await device.close();

    async function someoneElses() {
      const { encodeReceipt } = await import('../../dist/scripts/ballot.js');
      return encodeReceipt(new Uint8Array(16));
    }
  },

  async 'a check that fails says nothing of the ballot, and can be done again'({ browser, base, round }) {
    let isLost = true;
    const before = (page) => page.route('**/bulletin', (route) => (isLost ? route.abort() : route.continue()));
    const { device, page } = await read(browser, base, round.links[0], round.mine, { before, expected: LOST });
    await page.getByText('Your ballot could not be checked').waitFor();
    assert.equal(await page.locator(':is([data-stop], [data-sentence]).report__own').count(), 2, 'marks need no server');
    isLost = false;
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.locator('[data-verdict="ok"]').waitFor();
    await device.close();
  },

  async 'a report that does not arrive can be asked for again'({ browser, base, round }) {
    let isLost = true;
    const { open } = await import('../answer/leader.mjs');
    const device = await open(browser, { expected: LOST });
    const { page } = await device.tab();
    await page.route('**/report.html', (route) => (isLost ? route.abort() : route.continue()));
    await page.goto(round.links[0]);
    const again = page.getByRole('button', { name: /again/i });
    await again.waitFor();
    isLost = false;
    await again.click();
    await page.locator('.report').waitFor();
    await device.close();
  },
};
