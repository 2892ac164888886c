// What is wrong with a page as it stands: axe's findings, and a page wider than the window.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Every finding as a line of text; none when the page is right. With forced colours axe reads the page's
 * own colours, which nobody sees: there contrast is the system's matter.
 */
export async function inspect(page, { forcedColors } = {}) {
  return [...(await violations(page, !forcedColors)), ...(await overflow(page))];
}

async function violations(page, contrast) {
  // Evaluated by the debugger: the page's security policy stays as it is.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    ([runOnly, enabled]) => {
      const rules = { 'color-contrast': { enabled } };
      return window.axe.run(document, { runOnly, rules, resultTypes: ['violations'] });
    },
    [TAGS, contrast],
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const why = failureSummary.split('\n').slice(1).join(' ').trim();
      return `axe ${id}: ${help}: ${target.flat().join(' ')}: ${why}`;
    }),
  );
}

/** What makes the page wider than the window; nothing when it fits. */
export async function overflow(page) {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const scrolls = (element) => getComputedStyle(element).overflowX !== 'visible';
    const isScrolled = (element) => element && (scrolls(element) || isScrolled(element.parentElement));
    const sticksOut = (element) => {
      const { right, width } = element.getBoundingClientRect();
      const isAlone = getComputedStyle(element).position === 'absolute' || !isScrolled(element.parentElement);
      return width > 0 && right > clientWidth + 0.5 && isAlone;
    };
    const found = [...document.querySelectorAll('body *')].filter(sticksOut);
    const name = (element) => `${element.localName}.${[...element.classList].join('.')}`;
    return [`page ${scrollWidth} px wide in ${clientWidth}: ${found.slice(0, 5).map(name).join(', ')}`];
  });
  return wide;
}
