// After the release: what each leader's link shows, and what a stranger's does.
import assert from 'node:assert/strict';
import { open, REFUSED } from '../answer/leader.mjs';
import { TEAM } from './team.mjs';

/** The report with the leader's own answers marked and the ballot found. */
export async function seesOwnReport({ device, link, answers, fits }) {
  const leader = await device.tab(link);
  const { page } = leader;
  await leader.sees(TEAM);
  await page.locator('[data-verdict="ok"]', { hasText: 'Your ballot is counted: 1 of 9 entries' }).waitFor();
  const own = page.locator('li.report__own', { hasText: 'Your sentence' });
  assert.ok((await own.innerText()).startsWith(answers.shown), 'the own sentence is marked');
  assert.deepEqual(await page.locator('.report__values .report__own').count(), 2, 'clarity and commitment are marked');
  assert.equal(await page.locator('.report__beside tbody tr').count(), answers.ranking.length, 'the own order stands beside the team’s');
  await fits(page);
}

/** A link with another round's key opens nothing, and says nothing of the round. */
export async function strangerSeesNothing({ browser, link, fits }) {
  const phone = await open(browser, { expected: REFUSED });
  const leader = await phone.tab(`${link.slice(0, -22)}${'A'.repeat(22)}`);
  await leader.sees('There is no round under this link');
  assert.ok(!(await leader.page.innerText('body')).includes(TEAM));
  await fits(leader.page);
  await phone.close();
}
