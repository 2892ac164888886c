// A server for browser tests: the program as it was built for tests, on a fresh folder and a free port.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = process.env.PARALLAX ?? fileURLToPath(new URL('../../../target/debug/parallax', import.meta.url));

/** Runs `work` with the server's address, its set-up link and its folder, then ends the server. */
export async function withServer(work, options = []) {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing; run: cargo build`);
  const folder = await mkdtemp(`${tmpdir()}/parallax-`);
  const server = spawn(PROGRAM, ['serve', '--listen', '127.0.0.1:0', '--data-dir', folder, ...options], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    return await work({ ...(await greeting(server)), folder });
  } finally {
    server.kill();
    if (server.exitCode === null) await once(server, 'exit');
    await rm(folder, { recursive: true });
  }
}

/** What the server prints when it is ready: where it listens, and where the first account is made. */
async function greeting(server) {
  const lines = createInterface({ input: server.stdout });
  const said = { base: '', setUp: '' };
  for await (const line of lines) {
    said.base ||= line.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0] ?? '';
    said.setUp ||= line.match(/\S*\/setup#?\S*/)?.[0] ?? '';
    if (said.base && said.setUp) break;
  }
  if (!said.base) throw new Error('the server ended before it listened');
  server.stdout.resume();
  return said;
}
