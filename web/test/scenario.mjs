// What a leader does, in a real browser, against any server that speaks the protocol.
import assert from 'node:assert/strict';
import { device, launch } from './browser/launch.mjs';

// Chromium reports a request that is refused as an error. Two are part of the scenario: a link that
// is spent, and a version that another device has sent. The third it asks for by itself.
const expected = [/status of (409 .*\/(permit|ballot)|404 .*\/favicon\.ico)\)$/];

/**
 * Leads one leader through a round and says what was seen, then, once `released` is done, what the
 * bulletin says. Ends with the browser closed; fails on anything a browser complains of.
 */
export async function play(base, link, released) {
  const browser = await launch();
  try {
    const first = await visitor(browser, base);
    const submitted = await first.run(submitAndRevise, link);
    const killed = await first.reopened();
    const recalled = await killed.run(recallAndResume, link);
    const second = await visitor(browser, base);
    const revised = await second.run(reviseElsewhere, link, submitted.receipt);
    const addresses = [...first.addresses, ...second.addresses];
    await released({ submitted, recalled, revised, addresses });
    const checked = await second.run(checkBulletin, link, submitted.receipt);
    assert.deepEqual([...first.complaints, ...second.complaints], []);
    return { checked };
  } finally {
    await browser.close();
  }
}

/** A browser of its own memory, on a page of the server. */
async function visitor(browser, base) {
  const { context, complaints } = await device(browser, { expected });
  const addresses = [];
  context.on('request', (request) => addresses.push(request.url()));
  const reopened = async () => {
    const page = await context.newPage();
    await page.goto(`${base}/healthz`);
    const run = (work, link, receipt) => page.evaluate(work, { link, receipt });
    return { run, reopened, addresses, complaints };
  };
  return reopened();
}

// These run in the page, which knows nothing of this file.

async function submitAndRevise({ link }) {
  const ballot = await import('/assets/scripts/ballot.js');
  const session = await ballot.open(ballot.thisBrowser(), link);
  const steps = [];
  const started = performance.now();
  const at = {};
  const onStep = (step) => {
    steps.push(step);
    at[step] = performance.now() - started;
  };
  const first = await ballot.submit(session, { sentence: 'Grow in the north 🧭', clarity: 70 }, onStep);
  const second = await ballot.submit(session, { sentence: 'Grow in the south 🚢', clarity: 60 });
  return {
    words: session.sheet.words,
    versions: [first.version, second.version],
    receipt: first.receipt,
    sameReceipt: first.receipt === second.receipt,
    steps,
    milliseconds: { blinding: at['asking-permit'] - at.preparing, all: at.stored },
  };
}

async function recallAndResume({ link }) {
  const ballot = await import('/assets/scripts/ballot.js');
  const session = await ballot.open(ballot.thisBrowser(), link);
  return { kept: await ballot.recall(session), resumed: await ballot.resume(session) };
}

async function reviseElsewhere({ link, receipt }) {
  const ballot = await import('/assets/scripts/ballot.js');
  const session = await ballot.open(ballot.thisBrowser(), link);
  const spent = await ballot.submit(session, { clarity: 10 }).catch((error) => error.failure.kind);
  const revised = await ballot.reviseByReceipt(session, receipt.toLowerCase(), { clarity: 20 });
  return { spent, ...revised, sameReceipt: revised.receipt === receipt };
}

async function checkBulletin({ link, receipt }) {
  const ballot = await import('/assets/scripts/ballot.js');
  return ballot.check(await ballot.open(ballot.thisBrowser(), link), receipt);
}
