// Every screen in every view: nothing that axe finds, nothing wider than the window, a picture to look at.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { inspect } from '../../browser/inspect.mjs';
import { views } from '../../browser/views.mjs';
import { LOST, open } from '../leader.mjs';

const FOLDER = process.env.PICTURES;

const LONG =
  'We choose to be the ferry line that freight customers of the northern islands can set their clocks by, over being the cheapest or the fastest, and so we put punctuality, winter-proof vessels and honest forecasts before every new route, lounge or loyalty scheme until the end of 2027, whatever it costs.'.padEnd(300, '!').slice(0, 300);
const ITEMS = [
  'Bring the maintenance backlog of the northern fleet below ninety days without chartering a single replacement vessel in the high season',
  'توسيع خطوط الشحن إلى الجزر الشمالية',
  '冬季でも時刻表どおりに運航する',
  'Safety 🛟 first 👩‍👩‍👧‍👦',
  'Donaudampfschifffahrtsgesellschaftskapitänsversorgungsanstalt',
];
const TWENTY = Array.from({ length: 20 }, (_, index) => ITEMS[index] ?? `Priority number ${index + 1} of the list`);

export const looks = {
  async 'every screen in every view'({ browser, organizer }) {
    const findings = [];
    for (const [view, options] of Object.entries(views)) {
      const { links } = await organizer.open({ leaders: 9 });
      const device = await open(browser, { isMobile: false, ...options });
      const leader = await device.tab(links[0]);
      const see = camera(leader.page, view, findings);
      await leader.page.getByText('How, and what is not protected').click();
      await leader.answer({}, see);
      await leader.submit();
      await see('done');
      await leader.page.reload();
      await leader.sees('You have answered');
      await see('answered');
      await leader.press('Clear what is on this device');
      await see('clear');
      await device.close();
    }
    assert.deepEqual(findings, []);
  },

  async 'long and foreign texts, twenty priorities'({ browser, organizer }) {
    const findings = [];
    const names = ['Maximiliane Freifrau von Hohenstein-Wolkenburg-Rosenthal', 'ليلى عبد الرحمن', '山田 太郎', 'Bo', 'Ana 🧭 Ruiz'];
    for (const view of ['narrow-light', 'wide-dark', 'zoom-400']) {
      const { links } = await organizer.open({ names, priorities: TWENTY, team: 'Geschäftsführung, Bereichsleitungen und erweiterte Konzernleitung' });
      const device = await open(browser, { isMobile: false, ...views[view] });
      const leader = await device.tab(links[0]);
      const see = camera(leader.page, `${view}-long`, findings);
      await leader.page.getByText('How, and what is not protected').click();
      const texts = { sentence: LONG, stop: 'نتوقف عن فتح خطوط جديدة قبل نهاية عام ٢٠٢٧، ونركز على الشحن 🚢', recalled: '冬季\nالشحن\nSafety 🛟' };
      await leader.answer(texts, async (screen) => {
        if (screen === 'ranking') {
          await leader.page.locator('.rank-list__tools .button').nth(2).click();
          await leader.page.evaluate(() => scrollTo(0, 0));
        }
        await leader.page.waitForTimeout(screen === 'sentence' || screen === 'stop' ? 900 : 0);
        await see(screen);
      });
      await device.close();
    }
    assert.deepEqual(findings, []);
  },

  async 'missing answers, a used link, dead links'({ browser, organizer }) {
    const findings = [];
    for (const view of ['narrow-light', 'narrow-dark', 'wide-light', 'wide-dark']) {
      const { links } = await organizer.open();
      const device = await open(browser, { isMobile: false, ...views[view], expected: [/status of 404/, ...LOST] });
      const leader = await device.tab(links[0]);
      const see = camera(leader.page, `${view}-states`, findings);
      await leader.press('I answered on another device');
      await leader.page.getByLabel('Receipt code').fill('0000');
      await leader.goOn();
      await see('code');
      await leader.press('Back');
      await leader.start();
      for (const heading of ['strategy', 'colleagues wrote', 'from memory', 'Rank these', 'put first', 'stop or pause', 'How clear']) {
        await leader.sees(heading);
        await leader.goOn();
        await see(`missing-${heading.split(' ').at(-1)}`);
        await leader.press('Skip this question');
      }
      await see('review-empty');
      await leader.page.goto(links[0].slice(0, -3));
      await see('damaged');
      await leader.page.goto(links[0].replace(/\/r\/.{16}/, '/r/aaaaaaaaaaaaaaaa'));
      await leader.sees('There is no round');
      await see('unknown');
      await device.close();
    }
    assert.deepEqual(findings, []);
  },
};

/** Takes a picture (with PICTURES=FOLDER) and writes down what is wrong. */
function camera(page, view, findings) {
  let number = 0;
  return async (screen) => {
    number += 1;
    await page.waitForSelector('h1:visible');
    // Cards that are gliding are where they will be in a moment.
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))));
    const found = await inspect(page, views[view]);
    findings.push(...found.map((finding) => `${view} ${screen}: ${finding}`));
    if (!FOLDER) return;
    await mkdir(FOLDER, { recursive: true });
    const name = `${view}-${String(number).padStart(2, '0')}-${screen}`;
    await page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage: screen !== 'clear' });
  };
}
