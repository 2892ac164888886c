// The organizer's half of the journey, on a desk: from the set-up link to nine links in hand.
import assert from 'node:assert/strict';
import { ORGANIZATION, OWNER, STATEMENT, TEAM } from './team.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true });

export async function setUpServer(page, { base, setUp }) {
  await page.goto(setUp);
  await page.getByLabel('Organization').fill(ORGANIZATION);
  await page.getByLabel('Your name').fill(OWNER.name);
  await page.getByLabel('E-mail address').fill(OWNER.email);
  await page.getByLabel('Password').fill(OWNER.password);
  await button(page, 'Make the account').click();
  await page.waitForURL(`${base}/`);
}

/** The guided flow, to the draft's page. */
export async function planPulse(page, { items, nine }) {
  const goOn = (step) => page.locator(`[data-step="${step}"]`).getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('link', { name: 'Create your first pulse' }).click();
  await page.getByLabel('Team', { exact: true }).fill(TEAM);
  await page.getByLabel('Paste its leaders').fill(nine.map(({ name, email }) => `${name} <${email}>`).join('\n'));
  await button(page, 'Add 9 leaders').click();
  await goOn('team');
  await paste(page, page.getByLabel('Priority 1', { exact: true }), items.join('\n'));
  await page.getByText(`${items.length} priorities added.`).waitFor();
  await goOn('priorities');
  await page.getByLabel('The strategy as it is published').fill(STATEMENT);
  await goOn('official');
  await page.getByLabel('First ask for the priorities from memory').check();
  await goOn('questions');
  await goOn('window');
  await button(page, 'Save and check').click();
  await page.waitForURL('**/rounds/*');
}

async function paste(page, field, text) {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await field.press('Control+V');
}

/** The preview shows the first screens as a leader will see them. */
export async function previewIt(page) {
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Preview as a leader sees it' }).click();
  const preview = await opened;
  await preview.getByText(`${ORGANIZATION} · ${TEAM}`).first().waitFor();
  await button(preview, 'Start').click();
  await preview.getByRole('heading', { name: 'what is our strategy?' }).waitFor();
  assert.ok(!(await preview.innerText('body')).includes(STATEMENT), 'the official strategy is sealed');
  await preview.close();
}

/** Launches; the links, each copied with its own button. */
export async function launchIt(page, { nine }) {
  await button(page, 'Launch…').click();
  await button(page, 'Launch now').click();
  const links = [];
  for (const { name } of nine) {
    await button(page, `Copy the link of ${name}`).click();
    await page.getByText(`The link of ${name} is copied.`).waitFor();
    links.push(await page.evaluate(() => navigator.clipboard.readText()));
  }
  assert.equal(new Set(links).size, nine.length);
  await Promise.all([page.waitForEvent('load'), button(page, 'I have handed them over').click()]);
  await page.getByRole('heading', { name: 'Invitations' }).waitFor();
  return links;
}

/** Waits on the round's page until it is closed and counted. */
export async function awaitClose(page) {
  const read = page.getByRole('link', { name: 'Read the sentences' });
  for (let looks = 0; looks < 30 && !(await read.isVisible()); looks += 1) {
    await page.waitForTimeout(1_000);
    await page.reload();
  }
  await read.waitFor();
}
