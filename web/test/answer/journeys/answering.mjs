// Answering from the link to the receipt: by taps on a phone, by keys alone, with parts left out.
import assert from 'node:assert/strict';
import { focused, tabTo } from '../../browser/keys.mjs';
import { PRIORITIES } from '../../browser/organizer.mjs';
import { ANSWERS, open } from '../leader.mjs';
import { Typist } from '../typist.mjs';

export const answering = {
  async 'the whole answer by tap at 360 px'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser);
    const leader = await phone.tab(links[0]);
    await leader.answer();
    const receipt = await leader.submit();
    assert.match(receipt, /^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
    const [{ version, acknowledged, answers }] = await leader.submitted();
    assert.deepEqual([version, acknowledged], [1, 1]);
    const { ranking, forecast, ...rest } = answers;
    assert.deepEqual(rest, {
      sentence: ANSWERS.sentence,
      not_priority: [],
      recalled: ['Freight', 'Safety'],
      stop: ANSWERS.stop,
      clarity: 70,
      commitment: 4,
    });
    assert.deepEqual(ranking.flat().sort(), [0, 1, 2, 3, 4, 5]);
    assert.equal(forecast.same, 3);
    const { device } = await leader.kept();
    assert.equal(Object.keys(device).filter((name) => name.startsWith('parallax/draft/')).length, 0, 'a sent draft stays');
    await phone.close();
  },

  async 'the whole answer by keys alone'({ browser, organizer }) {
    const { links } = await organizer.open();
    const desk = await open(browser, { viewport: { width: 1280, height: 900 }, hasTouch: false, isMobile: false });
    const leader = await desk.tab(links[0], Typist);
    const { page } = leader;
    const given = { stop: 'Nothing', commitment: /^1 / };
    await leader.start();
    await leader.sees('what is our strategy?');
    assert.match(await focused(page), /strategy/, 'the heading has the focus');
    await leader.answerFrom('sentence', given, async (screen) => {
      if (screen === 'ranking') assert.equal(await focused(page), 'Continue', 'six items are ranked with six presses, the seventh goes on');
    });
    await leader.press('Change: Clarity and commitment');
    await leader.sees('How clear');
    await tabTo(page, 'input[type=range]');
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowRight');
    await leader.press('Back to your answers');
    await leader.sees('Your answers');
    await leader.submit();
    const [{ answers }] = await leader.submitted();
    assert.equal(answers.sentence, ANSWERS.sentence);
    assert.deepEqual([answers.stop, answers.clarity, answers.commitment], ['Nothing', 90, 1]);
    await desk.close();
  },

  async 'the ranking by every button'({ browser, organizer }) {
    const { links } = await organizer.open({ recall: false });
    const desk = await open(browser, { viewport: { width: 1280, height: 900 }, hasTouch: false, isMobile: false, reducedMotion: 'reduce' });
    const leader = await desk.tab(links[0]);
    const { page } = leader;
    await leader.start();
    for (const heading of ['strategy', 'colleagues wrote']) {
      await leader.sees(heading);
      await leader.press('Skip this question');
    }
    await leader.sees('Rank these');
    const shown = await leader.pool();
    assert.deepEqual([...shown].sort(), [...PRIORITIES].sort());
    const [a, b, c, d] = shown;
    // What is only said to be disabled can be pressed: it says why nothing happens.
    const press = (name) => page.getByRole('button', { name, exact: true }).click({ force: true });
    const said = (text) => page.locator('.answer__bar .status', { hasText: text }).waitFor();
    for (const item of [a, b, c]) await press(`Rank next: ${item}`);
    await said(`${c}: now 3 of 3`);
    await press(`Up: ${c}`);
    await said(`${c}: now 2 of 3`);
    assert.deepEqual(await leader.order(), [a, c, b]);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    assert.equal(await focused(), `Up: ${c}`, 'the focus stays on the same button');
    await press(`Up: ${c}`);
    await press(`Up: ${c}`);
    await said('It is at the top');
    assert.equal(await focused(), `Up: ${c}`, 'also at the end');
    await press(`Down: ${c}`);
    await press(`More: ${b}`);
    await press(`To the top: ${b}`);
    assert.deepEqual(await leader.order(), [b, a, c]);
    await press(`More: ${b}`);
    await page.getByLabel('Position').nth(0).selectOption('3');
    await press(`Move: ${b}`);
    assert.deepEqual(await leader.order(), [a, c, b]);
    await press(`More: ${d}`);
    await press(`Not a priority this year: ${d}`);
    await said(`${d}: not a priority this year`);
    await press(`More: ${a}`);
    await press(`Take out of the order: ${a}`);
    await said(`${a}: not placed`);
    assert.equal((await leader.pool())[0], a, 'it is where it was shown');
    await page.keyboard.press('Control+z');
    await said('Undone');
    assert.deepEqual(await leader.order(), [a, c, b]);
    await press('Undo');
    assert.deepEqual(await leader.pool(), shown.slice(3));
    await press('Start over');
    await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
    // The dialog closes first.
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    for (let turn = 0; turn < 50 && (await leader.order()).length > 0; turn++) await page.waitForTimeout(20);
    assert.deepEqual(await leader.order(), []);
    await press('Undo');
    assert.deepEqual(await leader.order(), [a, c, b]);
    await leader.goOn();
    await page.getByText('3 priorities not placed yet.').waitFor();
    await leader.rankAll();
    await leader.goOn();
    await leader.sees('put first');
    await desk.close();
  },

  async 'the ranking by pointer, which Escape cancels'({ browser, organizer }) {
    const { links } = await organizer.open({ recall: false });
    const desk = await open(browser, { viewport: { width: 1280, height: 900 }, hasTouch: false, isMobile: false });
    const leader = await desk.tab(links[0]);
    const { page } = leader;
    await leader.start();
    for (const heading of ['strategy', 'colleagues wrote']) {
      await leader.sees(heading);
      await leader.press('Skip this question');
    }
    await leader.sees('Rank these');
    await leader.rankAll();
    const before = await leader.order();
    const middle = async (index, part) => {
      const box = await page.locator('ol .rank-list__item').nth(index).locator(part).boundingBox();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const drag = async (from, to, end) => {
      await page.mouse.move(...(await middle(from, '.rank-list__grip')));
      await page.mouse.down();
      const [x, y] = await middle(to, '.rank-list__text');
      await page.mouse.move(x, y - 4, { steps: 8 });
      await end();
      await page.mouse.up();
    };
    await drag(4, 1, () => page.keyboard.press('Escape'));
    assert.deepEqual(await leader.order(), before);
    await drag(4, 1, async () => {});
    const [a, b, c, d, e, f] = before;
    assert.deepEqual(await leader.order(), [a, e, b, c, d, f]);
    await desk.close();
  },

  async 'a short list, and what is left out'({ browser, organizer }) {
    const subgroups = { question: 'Which board do you sit on?', cells: ['Ship', 'Shore'] };
    const { links } = await organizer.open({ recall: false, ranked: { top: 2 }, subgroups });
    const phone = await open(browser);
    const leader = await phone.tab(links[0]);
    const { page } = leader;
    await leader.start();
    await leader.sees('strategy');
    await leader.goOn();
    await page.getByText('Write your sentence, or skip this question.').waitFor();
    for (const heading of ['strategy', 'colleagues wrote']) {
      await leader.sees(heading);
      await leader.press('Skip this question');
    }
    await leader.sees('Rank these');
    for (const press of [1, 2, 3]) await page.locator('.rank-list__next').first().click({ clickCount: 1, delay: press });
    assert.equal((await leader.order()).length, 2);
    await page.getByText('Your 2 places are taken.').waitFor();
    await leader.goOn();
    for (const heading of ['put first', 'stop or pause', 'How clear']) {
      await leader.sees(heading);
      await leader.press('Skip this question');
    }
    await leader.sees('Which board');
    await page.getByText('Shore').click();
    await leader.goOn();
    await leader.sees('Your answers');
    assert.equal(await leader.reviewed('Our strategy in one sentence'), 'Not answered');
    await leader.submit();
    const [{ answers }] = await leader.submitted();
    assert.deepEqual(Object.keys(answers), ['ranking', 'not_priority', 'subgroup']);
    await phone.close();
  },

  async 'limits, notes and a paste'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
    const leader = await phone.tab(links[0]);
    const { page } = leader;
    await leader.start();
    await leader.sees('strategy');
    const area = page.getByRole('textbox');
    await area.fill('x'.repeat(301));
    await page.getByText('1 character too many').first().waitFor();
    await leader.goOn();
    await page.getByText('This is 1 character too long. Shorten it to 300; nothing you wrote is lost.').waitFor();
    assert.equal((await area.inputValue()).length, 301, 'typing is never stopped');
    await area.fill('As CFO I ask Ana to win freight in the north. Leave the south.');
    for (const note of ['more than one sentence', '“Ana”: a name', '“As CFO”: this may tell']) await page.getByText(note).waitFor();
    await area.fill('');
    await page.evaluate(() => navigator.clipboard.writeText('Win freight customers in the north over passengers'));
    await area.press('Control+v');
    await page.getByText('Looks pasted.').waitFor();
    await leader.goOn();
    await leader.sees('colleagues wrote');
    await phone.close();
  },
};
