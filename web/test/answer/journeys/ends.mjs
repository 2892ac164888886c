// Every kind of dead link has its own plain page, and nothing is sent from any of them.
import assert from 'node:assert/strict';
import { answer } from '../../browser/ballot.mjs';
import { ANSWERS, LOST, open, REFUSED } from '../leader.mjs';

const asked = (device) => device.addresses.map((address) => new URL(address).pathname).filter((path) => /\/(permit|ballot)$/.test(path));

async function shows(browser, link, heading, options = {}) {
  const phone = await open(browser, { expected: [...REFUSED, ...LOST], ...options });
  const leader = await phone.tab();
  await options.before?.(leader.page, phone.context);
  await leader.open(link);
  await leader.sees(heading);
  assert.deepEqual(asked(phone), []);
  await options.after?.(leader);
  await phone.close();
}

export const ends = {
  async 'a damaged link'({ browser, organizer }) {
    const { links } = await organizer.open();
    const [address, secrets] = links[0].split('#');
    const [token, key] = secrets.split('.');
    for (const fragment of ['', `#${token}`, `#${token}.${key.slice(0, -1)}`, `#${token}.${key}.x`]) {
      await shows(browser, address + fragment, 'This link is not whole');
    }
  },

  async 'an unknown round, and a wrong key'({ browser, organizer, base }) {
    const { links } = await organizer.open();
    const [, secrets] = links[0].split('#');
    await shows(browser, `${base}/r/aaaaaaaaaaaaaaaa#${secrets}`, 'There is no round under this link');
    const wrong = links[0].slice(0, -22) + 'A'.repeat(22);
    await shows(browser, wrong, 'There is no round under this link');
  },

  async 'a round that was started again: the words can be copied'({ browser, organizer }) {
    const round = await organizer.open();
    const phone = await open(browser, { expected: REFUSED });
    const leader = await phone.tab(round.links[0]);
    await leader.answer();
    await leader.submit();
    await organizer.restart(round);
    await leader.page.reload();
    await leader.sees('This round was started again');
    await leader.page.getByText(ANSWERS.sentence).waitFor();
    await leader.page.getByRole('button', { name: 'Copy what you wrote' }).waitFor();
    await phone.close();
  },

  async 'a revoked link: the answers stay on the device'({ browser, organizer }) {
    const round = await organizer.open();
    const phone = await open(browser, { expected: REFUSED });
    const leader = await phone.tab(round.links[2]);
    await leader.answer();
    await organizer.revoke(round, 2);
    await leader.press('Submit');
    await leader.sees('This invitation is no longer valid');
    await leader.page.getByText(ANSWERS.sentence).waitFor();
    await leader.page.getByText(ANSWERS.stop).waitFor();
    await phone.close();
  },

  async 'a closed round, with and without an answer from this device; then the report'({ browser, organizer }) {
    const round = await organizer.open();
    const [mine, ...others] = round.links;
    const phone = await open(browser, { expected: REFUSED });
    const leader = await phone.tab(mine);
    await leader.answer();
    await leader.submit();
    const tablet = await open(browser, { expected: REFUSED });
    const late = await tablet.tab(others[0]);
    await late.answer({ sentence: 'Grow by buying rivals.' });
    for (const [index, link] of others.entries()) await answer(link, { clarity: 40 + index });
    await organizer.waitFor(round, 'closed');
    await leader.page.reload();
    await leader.sees('This round is closed');
    await leader.page.getByText('The answers you sent from this device are counted.').waitFor();
    await late.press('Submit');
    await late.sees('This round is closed');
    await late.page.getByText('not submitted was not counted').waitFor();
    await late.page.getByText('Grow by buying rivals.').waitFor();
    await shows(browser, others[1], 'This round is closed', {
      after: ({ page }) => page.getByText('No answers were sent from this device.').waitFor(),
    });
    await organizer.release(round);
    await leader.page.reload();
    await leader.sees('Executive team');
    await leader.page.locator('[data-verdict="ok"]').waitFor();
    const unknown = await open(browser, { expected: LOST });
    const again = await unknown.tab();
    await again.page.route('**/report.html', (route) => route.abort());
    await again.open(mine);
    await again.sees('The report is released');
    await again.page.unroute('**/report.html');
    await again.press('Try again');
    await again.page.locator('[data-verdict="none"]').waitFor();
    await unknown.close();
    await phone.close();
    await tablet.close();
  },

  async 'a tampered sheet stops before anything is sent'({ browser, organizer }) {
    const { links } = await organizer.open();
    const tamper = async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace('Halden', 'Malden') });
    };
    await shows(browser, links[0], 'These are not the questions of your invitation', {
      before: (page) => page.route('**/sheet', tamper),
      after: async ({ page }) => assert.equal(await page.getByRole('button').count(), 0, 'there is no way to go on'),
    });
  },

  async 'a sheet that is exchanged while the leader answers changes nothing'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser);
    const leader = await phone.tab(links[0]);
    await leader.answer();
    await leader.page.route('**/sheet', (route) => route.fulfill({ body: '{}' }));
    await leader.submit();
    await leader.page.reload();
    await leader.sees('These are not the questions of your invitation');
    await phone.close();
  },

  async 'an issuer that does not sign correctly gets no answer'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser);
    const leader = await phone.tab(links[0]);
    await leader.answer();
    const wrong = JSON.stringify({ signature: Buffer.alloc(384, 7).toString('base64url') });
    await leader.page.route('**/permit', (route) => route.fulfill({ contentType: 'application/json', body: wrong }));
    await leader.press('Submit');
    await leader.page.getByText('did not sign your permit correctly').waitFor();
    assert.ok(asked(phone).every((path) => path.endsWith('/permit')), 'no ballot was sent');
    await phone.close();
  },

  async 'an insecure connection'({ organizer, launchWith }) {
    const { links } = await organizer.open();
    const browser = await launchWith(['--host-resolver-rules=MAP parallax.test 127.0.0.1']);
    const elsewhere = links[0].replace('127.0.0.1', 'parallax.test');
    const policy = [/Cross-Origin-Opener-Policy header has been ignored/];
    await shows(browser, elsewhere, 'This connection is not secure', { expected: policy }).finally(() => browser.close());
  },

  async 'a browser that keeps nothing'({ browser, organizer }) {
    const { links } = await organizer.open();
    const forbid = () => Object.defineProperty(globalThis, 'localStorage', { get: () => { throw new DOMException('denied', 'SecurityError'); } });
    await shows(browser, links[0], 'This browser keeps nothing', { before: (page) => page.addInitScript(forbid) });
  },

  async 'a browser that is too old, a script that does not come, and none at all'({ browser, organizer }) {
    const { links } = await organizer.open();
    const unreadable = (route) => route.fulfill({ contentType: 'text/javascript', body: 'this is no ~ script' });
    await shows(browser, links[0], 'This browser is too old', {
      expected: [/^script: /],
      before: (page) => page.route('**/answer*.js', unreadable),
    });
    await shows(browser, links[0], 'This page did not load completely', {
      before: (page) => page.route('**/answer*.js', (route) => route.abort()),
    });
    await shows(browser, links[0], 'This page needs JavaScript', { javaScriptEnabled: false });
  },
};
