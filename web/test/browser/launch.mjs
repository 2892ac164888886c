// Chromium for tests, and pages that keep what the browser complains of. Knows nothing of any page.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** A browser; the caller closes it. */
export async function launch(args = []) {
  return chromium.launch(program(args));
}

/** A context that a folder remembers, after its browser was closed, too; the caller closes it. */
export async function launchIn(folder, options = {}) {
  return chromium.launchPersistentContext(folder, { ...program(), ...options });
}

/** Which program, and how it is started. */
export function program(args = []) {
  if (!existsSync(CHROMIUM)) {
    throw new Error(`${CHROMIUM} is missing; apt-get install chromium, or set CHROMIUM to another one`);
  }
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { executablePath: CHROMIUM, args: ['--font-render-hinting=none', ...sandbox, ...args] };
}

/**
 * A context of its own memory. `complaints` grows with everything the browser says: errors of scripts,
 * messages on the console, what the security policy refused, requests that failed. `expected` are
 * patterns of complaints that belong to the test.
 */
export async function device(browser, { expected = [], ...options } = {}) {
  const context = await browser.newContext(options);
  const complaints = [];
  const complain = (text) => {
    if (!expected.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  context.on('weberror', (error) => complain(`script: ${error.error()}`));
  context.on('console', (message) => complain(`${message.type()}: ${message.text()} (${message.location().url})`));
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // A page that is left ends what it was asking: nothing is wrong with that.
    if (why !== 'net::ERR_ABORTED') complain(`no answer: ${request.url()} ${why}`);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return { context, complaints };
}
