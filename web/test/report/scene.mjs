// A released round and who reads it: what a leader's device kept is put into a browser that opens the link.
// Knows nothing of what the report shows.
import { open } from '../answer/leader.mjs';
import { answer, Memory, revise } from '../browser/ballot.mjs';
import { halden } from './halden.mjs';

/** The invented team's round, released: the first leader's memory, and a second one's who revised elsewhere. */
export async function released(organizer) {
  const { items, leaders } = await halden();
  const round = await organizer.open({ team: 'Halden Ferries', leaders: leaders.length, priorities: items, recall: false });
  const [mine, old, other] = [new Memory(), new Memory(), new Memory()];
  await answer(round.links[0], leaders[0].answers, mine);
  const code = await answer(round.links[1], leaders[1].answers, old);
  await revise(round.links[1], code, { ...leaders[1].answers, sentence: 'Freight first, in the end' }, other);
  for (const [index, leader] of leaders.entries()) {
    if (index > 1) await answer(round.links[index], leader.answers);
  }
  await organizer.release(round);
  return { ...round, answers: leaders[0].answers, mine, old, other, code };
}

/** A browser whose memory is this, with the link open and the report shown. */
export async function read(browser, base, link, memory, { before, ...options } = {}) {
  const device = await open(browser, options);
  const sent = [];
  device.context.on('request', (request) => sent.push({ method: request.method(), url: request.url(), body: request.postData() }));
  const tab = await device.tab();
  await tab.page.goto(`${base}/healthz`);
  await tab.page.evaluate((texts) => Object.entries(texts).forEach(([name, text]) => localStorage.setItem(name, text)), memory?.all ?? {});
  sent.length = 0;
  await before?.(tab.page);
  await tab.page.goto(link);
  await tab.page.locator('.report').waitFor();
  return { device, page: tab.page, sent };
}

/** An account's page, at this path. */
export async function visit({ browser, base, organizer }, path, options = {}) {
  const device = await open(browser, { ...options, isMobile: false });
  await device.context.addCookies([{ ...organizer.session, url: base }]);
  const page = await device.context.newPage();
  await page.goto(base + path);
  return { device, page };
}
