// Looks at a page in every view: a picture of each, and everything that is wrong.
import { mkdir } from 'node:fs/promises';
import { device } from './launch.mjs';
import { inspect } from './inspect.mjs';
import { views } from './views.mjs';

/**
 * Opens `path` in every view, does `act(tab)`, takes a picture into `out` and inspects the page. Returns
 * the findings, each with its view. `name` names the pictures; `expected` are complaints of the browser
 * that belong to the page, such as a status of 404; `only` are the views, all of them unless said.
 */
export async function look(browser, page) {
  const { base, path, out, name, cookie, act, expected, fullPage = true, only = Object.keys(views) } = page;
  await mkdir(out, { recursive: true });
  const findings = [];
  for (const view of only) {
    const { context, complaints } = await device(browser, { ...views[view], expected });
    if (cookie) await context.addCookies([{ ...cookie, url: base }]);
    const tab = await context.newPage();
    await tab.goto(base + path, { waitUntil: 'networkidle' });
    await act?.(tab);
    await tab.evaluate(() => document.fonts.ready);
    await tab.screenshot({ path: `${out}/${name}-${view}.png`, fullPage });
    const wrong = [...(await inspect(tab, views[view])), ...complaints];
    findings.push(...wrong.map((finding) => `${name} ${view}: ${finding}`));
    await context.close();
  }
  return findings;
}
