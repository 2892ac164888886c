// Reading and releasing, by keys alone.
import assert from 'node:assert/strict';
import { focused, keys, pressName, tabToName } from '../browser/keys.mjs';

const NAME = 'Freight before passengers';

const says = (page, selector, text) => page.locator(selector, { hasText: text }).waitFor();

/** Puts two sentences into a group of their own and releases the reading. */
export async function readAndRelease(page, [one, other]) {
  await pressName(page, 'Read the sentences');
  await page.waitForURL('**/reading');
  await page.locator('.reading__move').first().waitFor();
  await pressName(page, `Move: ${one}`);
  await chooseFromMenu(page, 'New group…');
  await page.keyboard.insertText(NAME);
  await pressName(page, other, 'Space');
  await keys(page, 'Enter');
  await says(page, '#live', `New group “${NAME}” with 2 sentences.`);
  await says(page, '#status', /^Saved$/);
  await tabToName(page, 'Release with your reading');
  await keys(page, 'Enter');
  await says(page, 'dialog', 'the 9 leaders who were invited');
  await pressName(page, 'Release to everybody');
  await page.waitForURL('**/report');
  await says(page, '#figure-statements', NAME);
}

async function chooseFromMenu(page, name) {
  for (let presses = 0; presses < 30; presses += 1) {
    if ((await focused(page)) === name) return keys(page, 'Enter');
    await keys(page, 'ArrowDown');
  }
  assert.fail(`the menu has no “${name}”`);
}
