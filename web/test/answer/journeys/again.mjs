// Changing what was sent: on the same device, and on another one with the receipt code.
import assert from 'node:assert/strict';
import { ANSWERS, open, REFUSED } from '../leader.mjs';

async function toReview(leader, sentence) {
  await leader.sees('strategy');
  await leader.page.getByRole('textbox').fill(sentence);
  await leader.goOn();
  for (const heading of ['colleagues wrote', 'from memory', 'Rank these', 'put first', 'stop or pause', 'How clear']) {
    await leader.sees(heading);
    await leader.press('Skip this question');
  }
  await leader.sees('Your answers');
}

export const again = {
  async 'answers are changed on the same device'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser);
    const leader = await phone.tab(links[0]);
    await leader.answer();
    const receipt = await leader.submit();
    await leader.page.close();
    const later = await phone.tab(links[0]);
    await later.sees('You have answered');
    await later.press('Change my answers');
    await later.sees('Your answers');
    assert.equal(await later.reviewed('Our strategy in one sentence'), ANSWERS.sentence);
    assert.equal(await later.page.getByRole('button', { name: 'Change: Priorities from memory' }).count(), 0);
    await later.press('Change: What to stop or pause');
    await later.sees('stop or pause');
    await later.page.getByRole('checkbox').check();
    await later.press('Back to your answers');
    await later.sees('Your answers');
    assert.equal(await later.submit('Submit the changes'), receipt);
    const [{ version, answers }] = await later.submitted();
    assert.deepEqual([version, answers.stop, answers.sentence], [2, 'Nothing', ANSWERS.sentence]);
    await phone.close();
  },

  async 'changes are dropped, and what was sent stays'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser);
    const leader = await phone.tab(links[0]);
    await leader.answer();
    await leader.submit();
    await leader.press('Change my answers');
    await leader.press('Change: What to stop or pause');
    await leader.page.getByRole('textbox').fill('Something else');
    await leader.press('Back to your answers');
    await leader.press('Keep what I sent');
    await leader.sees('in');
    await leader.press('Change my answers');
    assert.equal(await leader.reviewed('What to stop or pause'), ANSWERS.stop);
    await phone.close();
  },

  async 'another device revises with the receipt code'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser);
    const first = await phone.tab(links[0]);
    await first.answer();
    const receipt = await first.submit();
    const tablet = await open(browser, { viewport: { width: 800, height: 1000 }, expected: REFUSED });
    const second = await tablet.tab(links[0]);
    await second.press('I answered on another device');
    await second.sees('You answered on another device');
    await second.page.getByLabel('Receipt code').fill('0000-0000');
    await second.goOn();
    await second.page.getByText('This is not a receipt code.').waitFor();
    await second.page.getByLabel('Receipt code').fill(receipt.toLowerCase().replaceAll('-', ' '));
    await second.goOn();
    await toReview(second, 'Grow by buying rivals.');
    await second.page.getByText('You answer with a receipt code').waitFor();
    assert.equal(await second.submit('Submit the changes'), receipt);
    await second.page.reload();
    await second.sees('You have answered');
    await second.press('Change my answers');
    assert.equal(await second.reviewed('Our strategy in one sentence'), 'Grow by buying rivals.');
    const [{ version }] = await second.submitted();
    assert.equal(version, 2);
    await phone.close();
    await tablet.close();
  },

  async 'a used link says so, keeps the text, and takes the code there'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser);
    const first = await phone.tab(links[0]);
    await first.answer();
    const receipt = await first.submit();
    const tablet = await open(browser, { expected: REFUSED });
    const second = await tablet.tab(links[0]);
    await second.start();
    await toReview(second, 'Grow by buying rivals.');
    await second.press('Submit');
    await second.page.getByText('This invitation was already used').waitFor();
    await second.page.getByText('tell your organizer').waitFor();
    assert.equal(await second.reviewed('Our strategy in one sentence'), 'Grow by buying rivals.');
    await second.page.getByLabel('Receipt code').fill(receipt);
    await second.press('Submit with this code');
    await second.sees('Your answers are in');
    await second.page.reload();
    await second.sees('You have answered');
    const ballots = await second.submitted();
    assert.deepEqual(ballots.map(({ version, acknowledged }) => [version, acknowledged]), [[2, 2]]);
    await phone.close();
    await tablet.close();
  },
};
