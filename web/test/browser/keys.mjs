// The keyboard as people use it: Tab until the focus is there, then a key. Knows no page.
import assert from 'node:assert/strict';

/** Nobody presses more often to get anywhere. */
const MOST_TABS = 150;

/** Goes to what the selector names. */
export async function tabTo(page, selector) {
  await tabUntil(page, selector, () => page.evaluate((wanted) => document.activeElement?.matches(wanted), selector));
}

/** Goes to what has these words in its name. */
export async function tabToName(page, words) {
  await tabUntil(page, `“${words}”`, async () => (await focused(page)).includes(words));
}

async function tabUntil(page, what, isThere) {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`no key leads to ${what}`);
}

/** The name of what has the focus; nothing when nothing has it. */
export function focused(page) {
  return page.evaluate(() => {
    const { activeElement: at, body } = document;
    if (!at || at === body) return '';
    return (at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent ?? '').trim();
  });
}

/** Presses keys, one after the other. */
export async function keys(page, ...all) {
  for (const key of all) await page.keyboard.press(key);
}

/** Goes to what the selector names and presses it. */
export async function press(page, selector, key = 'Enter') {
  await tabTo(page, selector);
  await page.keyboard.press(key);
}

/** Goes to what is called so and presses it. */
export async function pressName(page, words, key = 'Enter') {
  await tabToName(page, words);
  await page.keyboard.press(key);
}

/** Goes to a field and writes into it. */
export async function type(page, selector, text) {
  await tabTo(page, selector);
  await page.keyboard.insertText(text);
}
