// The README's pictures: starts the demo in a folder of its own, signs in as it says, and takes
// one picture of each page. It must not know how the pages are made.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const IMAGES = join(ROOT, 'docs/images');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const PROGRAMS = [process.env.PARALLAX, 'target/release/parallax', 'target/debug/parallax'];
const MOST_BYTES = 200_000;

const DESK = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true };

const folder = mkdtempSync(join(tmpdir(), 'parallax-screenshots-'));
const demo = start();
try {
  const { url, email, password } = await said(demo);
  mkdirSync(IMAGES, { recursive: true });
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: CHROMIUM, args });
  try {
    await takeAll(browser, url, { email, password });
  } finally {
    await browser.close();
  }
} finally {
  demo.kill();
  rmSync(folder, { recursive: true, force: true });
}

function start() {
  const program = PROGRAMS.filter(Boolean).map((path) => resolve(ROOT, path)).find(existsSync);
  assert.ok(program, 'the program is not built: cargo build --release');
  const args = ['demo', '--listen', '127.0.0.1:0', '--data-dir', folder, '--log-level', 'error'];
  return spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** What the demo prints: where it is, and how to sign in. */
async function said(process) {
  const found = {};
  for await (const line of createInterface({ input: process.stdout })) {
    found.url ??= /reach it at (\S+)/.exec(line)?.[1];
    found.email ??= /^\s+e-mail\s+(\S+)/.exec(line)?.[1];
    found.password ??= /^\s+password\s+(\S+)/.exec(line)?.[1];
    if (found.url && found.email && found.password) return found;
  }
  throw new Error('the demo ended before it said how to sign in');
}

async function takeAll(browser, url, account) {
  const desk = await (await browser.newContext({ ...DESK, baseURL: url })).newPage();
  const { rounds, link } = await signIn(desk, account);
  await take(desk, '/', 'home');
  await take(desk, `/rounds/${rounds.open}`, 'round');
  await take(desk, `/rounds/${rounds.closed}/reading`, 'reading');
  await take(desk, `/rounds/${rounds.released}/report`, 'report');
  const phone = await (await browser.newContext(PHONE)).newPage();
  await take(phone, link, 'answer');
}

async function take(page, address, name) {
  const response = await page.goto(address, { waitUntil: 'networkidle' });
  assert.equal(response.status(), 200, address);
  await page.evaluate(() => document.fonts.ready);
  const path = join(IMAGES, `${name}.png`);
  await page.screenshot({ path });
  const { size } = statSync(path);
  assert.ok(size < MOST_BYTES, `${name}.png has ${size} bytes`);
  process.stdout.write(`docs/images/${name}.png ${size}\n`);
}

/** Signs in by the API; the demo's rounds by their state, and a leader's link to the open one. */
async function signIn(page, account) {
  await page.goto('/sign-in');
  return page.evaluate(async (account) => {
    const ask = async (method, path, token, body) => {
      const headers = { 'content-type': 'application/json', ...(token && { 'x-csrf-token': token }) };
      const answer = await fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      return answer.json();
    };
    const { csrf_token: token } = await ask('POST', '/api/session', null, account);
    const [team] = await ask('GET', '/api/teams');
    const rounds = {};
    for (const { id } of await ask('GET', `/api/teams/${team.id}/pulses`)) {
      for (const round of await ask('GET', `/api/pulses/${id}/rounds`)) rounds[round.state] = round.id;
    }
    const path = `/api/rounds/${rounds.open}/invitations`;
    const [invitation] = await ask('GET', path);
    const { url: link } = await ask('POST', `${path}/${invitation.id}/renew`, token);
    return { rounds, link };
  }, account);
}
