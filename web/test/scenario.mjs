// What a leader does, in a real browser, against any server that speaks the protocol.
import { chromium } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Leads one leader through a round; says what was seen. Ends with the browser closed. */
export async function play(base, link) {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: sandbox });
  try {
    const first = await device(browser, base);
    const submitted = await first.run(submitAndRevise, link);
    const killed = await first.reopened();
    const recalled = await killed.run(recallAndResume, link);
    const second = await device(browser, base);
    const revised = await second.run(reviseElsewhere, link, submitted.receipt);
    return { submitted, recalled, revised, addresses: [...first.addresses, ...second.addresses] };
  } finally {
    await browser.close();
  }
}

/** A browser of its own memory, on a page of the server. */
async function device(browser, base) {
  const context = await browser.newContext();
  const addresses = [];
  context.on('request', (request) => addresses.push(request.url()));
  const reopened = async () => {
    const page = await context.newPage();
    await page.goto(`${base}/healthz`);
    const run = (work, link, receipt) => page.evaluate(work, { link, receipt });
    return { run, reopened, addresses };
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
