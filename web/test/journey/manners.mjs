// How leaders come to their answers: straight on, by keys, cut off, in two tabs, back and forth, twice.
// Each takes a phone, a link and the answers that count in the end; `another` gives another device.
import assert from 'node:assert/strict';
import { Typist } from '../answer/typist.mjs';

const SAFE = 'Not sent. Your answer is safe on this device. Try again.';

async function straightOn(leader, answers, fits) {
  await leader.answer(answers, () => fits(leader.page));
  const receipt = await leader.submit();
  await fits(leader.page);
  return receipt;
}

export const manners = {
  async byTap({ phone, link, answers, fits }) {
    await straightOn(await phone.tab(link), answers, fits);
  },

  async byKeys({ phone, link, answers, fits }) {
    await straightOn(await phone.tab(link, Typist), answers, fits);
  },

  /** The network goes in mid-answer, the page is closed and opened again; it goes once more at the end. */
  async interrupted({ phone, link, answers, fits }) {
    const first = await phone.tab(link);
    await first.start();
    await first.answerFrom('sentence', answers, () => fits(first.page), 'recall');
    await phone.context.setOffline(true);
    await first.answerFrom('recall', answers, () => fits(first.page), 'first');
    await first.page.close();
    await phone.context.setOffline(false);
    const leader = await phone.tab(link);
    await leader.page.getByText('You have begun on this device.').waitFor();
    await leader.goOn();
    await leader.answerFrom('first', answers, () => fits(leader.page));
    assert.equal(await leader.reviewed('Our strategy in one sentence'), answers.sentence);
    await phone.context.setOffline(true);
    await leader.press('Submit');
    await leader.page.getByText(SAFE).waitFor();
    await fits(leader.page);
    await phone.context.setOffline(false);
    await leader.submit('Try again');
  },

  /** Begun in one tab, finished in another. */
  async inTwoTabs({ phone, link, answers, fits }) {
    const one = await phone.tab(link);
    await one.start();
    await one.answerFrom('sentence', answers, () => fits(one.page), 'stop');
    const two = await phone.tab(link);
    await two.goOn();
    await two.answerFrom('stop', answers, () => fits(two.page));
    await two.submit();
    await one.sees('You have answered');
    await fits(one.page);
  },

  /** Back with the browser's own button, where everything is as it was left. */
  async goingBack({ phone, link, answers, fits }) {
    const leader = await phone.tab(link);
    const { page } = leader;
    await leader.start();
    await leader.answerFrom('sentence', answers, () => fits(page), 'first');
    const behind = ['Rank these', 'from memory', 'colleagues wrote', 'what is our strategy?'];
    for (const heading of behind) {
      await page.goBack();
      await leader.sees(heading);
    }
    assert.equal(await page.getByRole('textbox').inputValue(), answers.sentence);
    for (const heading of behind.slice(0, -1).reverse()) {
      await page.goForward();
      await leader.sees(heading);
    }
    assert.deepEqual(await leader.order(), answers.ranking);
    await leader.goOn();
    await leader.answerFrom('first', answers, () => fits(page));
    await leader.submit();
  },

  /** Sent, and changed the next day. */
  async revising({ phone, link, answers, fits }) {
    const first = await phone.tab(link);
    const receipt = await straightOn(first, { ...answers, sentence: 'Hold on to what we have until the market is clearer' }, fits);
    await first.page.close();
    const leader = await phone.tab(link);
    await leader.sees('You have answered');
    await leader.press('Change my answers');
    await leader.press('Change: Our strategy in one sentence');
    await leader.write(answers.sentence);
    await fits(leader.page);
    await leader.press('Back to your answers');
    assert.equal(await leader.submit('Submit the changes'), receipt);
  },

  /** Sent from a phone, answered again on a tablet with the receipt code. */
  async onTwoDevices({ phone, another, link, answers, fits }) {
    const code = await straightOn(await phone.tab(link), { ...answers, sentence: 'Wait for the regulator' }, fits);
    const tablet = await another();
    const leader = await tablet.tab(link);
    await leader.press('I answered on another device');
    await leader.page.getByLabel('Receipt code').fill(code);
    await fits(leader.page);
    await leader.goOn();
    await leader.answerFrom('sentence', answers, () => fits(leader.page));
    assert.equal(await leader.submit('Submit the changes'), code);
  },
};
