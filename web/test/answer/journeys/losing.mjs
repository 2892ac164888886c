// Whatever is lost on the way (network, tab, browser, the place on the screen), the answers are not.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { launchIn } from '../../browser/launch.mjs';
import { ANSWERS, Leader, LOST, open, PHONE, REFUSED } from '../leader.mjs';

const SENTENCE = 'Win freight in the north, over passengers.';

async function atSentence(leader) {
  await leader.start();
  await leader.sees('strategy');
  await leader.page.getByRole('textbox').fill(SENTENCE);
}

export const losing = {
  async 'the network is lost in mid-answer'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser, { expected: LOST });
    const leader = await phone.tab(links[0]);
    await leader.answer();
    await phone.context.setOffline(true);
    await leader.press('Submit');
    await leader.page.getByText('Not sent. Your answer is safe on this device. Try again.').waitFor();
    assert.equal(await leader.reviewed('Our strategy in one sentence'), ANSWERS.sentence);
    await leader.press('Try again');
    await leader.page.getByText('Not sent. Your answer is safe on this device. Try again.').waitFor();
    await phone.context.setOffline(false);
    await leader.press('Try again');
    await leader.sees('Your answers are in');
    const [{ version, acknowledged }] = await leader.submitted();
    assert.deepEqual([version, acknowledged], [1, 1]);
    await phone.close();
  },

  async 'the network is lost between permit and ballot, and the browser goes on by itself'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser, { expected: LOST });
    const leader = await phone.tab(links[0]);
    await leader.answer();
    await leader.page.route('**/ballot', (route) => route.abort());
    await leader.press('Submit');
    await leader.page.getByText('Not sent.').waitFor();
    await leader.page.close();
    const again = await phone.tab(links[0]);
    await again.sees('Your answers are in');
    const [{ version, acknowledged }] = await again.submitted();
    assert.deepEqual([version, acknowledged], [1, 1]);
    await phone.close();
  },

  async 'the server fails, and the text stays'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser, { expected: [...REFUSED, ...LOST] });
    const leader = await phone.tab(links[0]);
    await leader.answer();
    await leader.page.route('**/permit', (route) => route.fulfill({ status: 503, body: '' }));
    await leader.press('Submit');
    await leader.page.getByText('The server cannot store answers at the moment.').waitFor();
    assert.equal(await leader.reviewed('What to stop or pause'), ANSWERS.stop);
    await leader.page.unroute('**/permit');
    await leader.press('Try again');
    await leader.sees('Your answers are in');
    await phone.close();
  },

  async 'a link that is opened without a network opens as soon as there is one'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser, { expected: LOST });
    const leader = await phone.tab();
    await leader.page.route('**/sheet', (route) => route.abort());
    await leader.open(links[0]);
    await leader.sees('The server cannot be reached');
    await leader.page.unroute('**/sheet');
    await phone.context.setOffline(true);
    await phone.context.setOffline(false);
    await leader.sees('How do you see our strategy?');
    await phone.close();
  },

  async 'back goes one screen back, forward too, and the address tells nothing'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser);
    const leader = await phone.tab(links[0]);
    const [secrets] = links[0].split('#').slice(1);
    await atSentence(leader);
    await leader.goOn();
    await leader.sees('colleagues wrote');
    await leader.page.getByRole('radio', { name: '2', exact: true }).check();
    await leader.goOn();
    await leader.sees('from memory');
    await leader.page.goBack();
    await leader.sees('colleagues wrote');
    assert.equal(await leader.page.getByLabel('2', { exact: true }).isChecked(), true);
    await leader.page.goBack();
    await leader.sees('strategy');
    assert.equal(await leader.page.getByRole('textbox').inputValue(), SENTENCE);
    await leader.page.goForward();
    await leader.sees('colleagues wrote');
    await leader.press('Back');
    await leader.sees('strategy');
    await leader.press('Back');
    await leader.sees('How do you see our strategy?');
    assert.ok(!leader.page.url().includes('#'));
    assert.ok(!(await leader.page.title()).includes(secrets));
    await leader.press('Continue');
    await leader.sees('strategy');
    await phone.close();
  },

  async 'a reload stays where it is'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser);
    const leader = await phone.tab(links[0]);
    await atSentence(leader);
    await leader.goOn();
    await leader.sees('colleagues wrote');
    await leader.page.reload();
    await leader.sees('colleagues wrote');
    await leader.page.goBack();
    await leader.sees('strategy');
    assert.equal(await leader.page.getByRole('textbox').inputValue(), SENTENCE);
    await phone.close();
  },

  async 'another link in the same tab is another leader'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser, { expected: LOST });
    const leader = await phone.tab(links[0]);
    await atSentence(leader);
    await leader.page.goto(links[1]);
    await leader.sees('How do you see our strategy?');
    await leader.start();
    await leader.sees('strategy');
    assert.equal(await leader.page.getByRole('textbox').inputValue(), '');
    await phone.close();
  },

  async 'a closed browser resumes, without the token on the device'({ organizer }) {
    const { links } = await organizer.open();
    const folder = await mkdtemp(`${tmpdir()}/parallax-browser-`);
    try {
      const first = await launchIn(folder, PHONE);
      const leader = new Leader(await first.newPage());
      await leader.open(links[0]);
      await atSentence(leader);
      await leader.goOn();
      await leader.sees('colleagues wrote');
      const [token] = links[0].split('#')[1].split('.');
      assert.ok(!JSON.stringify(await leader.kept()).includes(token));
      await first.close();
      const second = await launchIn(folder, PHONE);
      const back = new Leader(await second.newPage());
      await back.open(links[0]);
      await back.page.getByText('You have begun on this device.').waitFor();
      await back.press('Continue');
      await back.sees('colleagues wrote');
      await back.press('Back');
      await back.sees('strategy');
      assert.equal(await back.page.getByRole('textbox').inputValue(), SENTENCE);
      await second.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },

  async 'two tabs show the same, and one ballot comes of them'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser);
    const one = await phone.tab(links[0]);
    await one.answer();
    const two = await phone.tab(links[0]);
    await two.press('Continue');
    await two.sees('Your answers');
    await two.press('Change: What to stop or pause');
    await two.sees('stop or pause');
    await two.page.getByRole('textbox').fill('The Baltic route');
    await one.page.getByText('The Baltic route').waitFor();
    await two.press('Back to your answers');
    await two.sees('Your answers');
    const receipt = await two.submit();
    await one.sees('You have answered');
    await one.press('Show the receipt code').catch(() => one.page.getByText('Show the receipt code').click());
    assert.equal(await one.page.locator('.answer__receipt').innerText(), receipt);
    const [{ version, answers }] = await one.submitted();
    assert.deepEqual([version, answers.stop], [1, 'The Baltic route']);
    await phone.close();
  },

  async 'on a shared device nothing outlives the tab'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser);
    const leader = await phone.tab(links[0]);
    await leader.page.getByText('Other people use this device').click();
    await atSentence(leader);
    await leader.page.getByText('Saved in this tab only').waitFor();
    assert.deepEqual((await leader.kept()).device, {});
    await leader.page.reload();
    await leader.sees('strategy');
    assert.equal(await leader.page.getByRole('textbox').inputValue(), SENTENCE);
    await leader.page.close();
    const other = await phone.tab(links[0]);
    await other.page.getByRole('button', { name: 'Start' }).waitFor();
    await phone.close();
  },

  async 'what is on the device can be cleared, and the tab forgets the link'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser);
    const leader = await phone.tab(links[0]);
    await leader.answer();
    await leader.submit();
    await leader.press('Clear what is on this device');
    await leader.page.getByText('Your submitted answers stand and count.').waitFor();
    await leader.page.getByRole('dialog').getByRole('button', { name: 'Clear', exact: true }).click();
    await leader.sees('Cleared');
    assert.deepEqual(await leader.kept(), { device: {}, tab: {} });
    await leader.page.reload();
    await leader.sees('This link is not whole');
    await leader.page.goBack();
    await leader.page.reload();
    await leader.sees('This link is not whole');
    await phone.close();
  },
};
