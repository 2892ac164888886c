// Servers for browser tests: the program on a fresh folder and a free port, empty or as a demo.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const built = (name) => fileURLToPath(new URL(`../../../target/${name}/parallax`, import.meta.url));
const PROGRAM = process.env.PARALLAX ?? [built('debug'), built('release')].find(existsSync) ?? built('debug');

/** Runs `work` with the server's address, its set-up link and its folder, then ends the server. */
export function withServer(work, options = []) {
  return withProgram('serve', options, { base: /http:\/\/127\.0\.0\.1:\d+/, setUp: /\S*\/setup#\S+/ }, work);
}

/** Runs `work` with a demo's address and how to sign in, then ends it. */
export function withDemo(work) {
  const said = { base: /reach it at (\S+)/, email: /^\s+e-mail\s+(\S+)/, password: /^\s+password\s+(\S+)/ };
  return withProgram('demo', [], said, work);
}

async function withProgram(verb, options, said, work) {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing; run: cargo build`);
  const folder = await mkdtemp(`${tmpdir()}/parallax-`);
  const server = spawn(PROGRAM, [verb, '--listen', '127.0.0.1:0', '--data-dir', folder, ...options], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    return await work({ ...(await greeting(server, said)), folder });
  } finally {
    server.kill();
    if (server.exitCode === null) await once(server, 'exit');
    await rm(folder, { recursive: true });
  }
}

/** What the program prints when it is ready, by the patterns of what is wanted of it. */
async function greeting(server, wanted) {
  const said = {};
  for await (const line of createInterface({ input: server.stdout })) {
    for (const [name, pattern] of Object.entries(wanted)) {
      const found = line.match(pattern);
      if (found) said[name] ??= found[1] ?? found[0];
    }
    if (Object.keys(wanted).every((name) => said[name])) break;
  }
  if (!said.base) throw new Error('the program ended before it listened');
  server.stdout.resume();
  return said;
}
