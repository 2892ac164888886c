// Pages that need no account, in every view and state: the style guide as it opens, with its dialog and
// with its menus open, and the pages that errors become. Fails on any finding of axe, on anything the
// browser complains of, and on a page wider than its window. Pictures: dist-test/pages.
import { root } from '../bundle.mjs';
import { launch } from './browser/launch.mjs';
import { look } from './browser/look.mjs';
import { withServer } from './browser/server.mjs';

// Chromium reports the status of the page itself, too.
const notFound = [/status of 404/];

const states = [
  { name: 'styleguide', path: '/styleguide' },
  { name: 'styleguide-dialog', path: '/styleguide', fullPage: false, act: openDialog },
  { name: 'styleguide-menu', path: '/styleguide', fullPage: false, act: openMenu },
  { name: 'styleguide-skip', path: '/styleguide', fullPage: false, act: focusFirst },
  { name: 'error-not-found', path: '/nowhere', expected: notFound },
  { name: 'error-not-found-leader', path: '/r/aaaaaaaaaaaaaaaa/nowhere', expected: notFound },
];

async function openDialog(page) {
  await page.locator('[command="show-modal"]').click();
  await page.locator('dialog[open]').waitFor();
}

async function openMenu(page) {
  await page.locator('.masthead .menu > summary').click();
  await page.locator('.masthead .menu__list').waitFor();
}

async function focusFirst(page) {
  await page.keyboard.press('Tab');
}

const browser = await launch();
const findings = await withServer(async ({ base }) => {
  const found = [];
  for (const state of states) {
    found.push(...(await look(browser, { base, out: `${root}dist-test/pages`, ...state })));
  }
  return found;
});
await browser.close();
for (const finding of findings) console.error(finding);
console.log(`${states.length} pages and states looked at, ${findings.length} findings; pictures in web/dist-test/pages`);
process.exitCode = findings.length > 0 ? 1 : 0;
