// The in-memory server over HTTP on the loopback interface, with the built script, as pages get it.
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { reply, Server, type Reply } from './server.js';

const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";

export interface Served {
  readonly server: Server;
  readonly base: string;
  stop(): void;
}

/** Serves a new round until it is stopped. */
export async function serve(): Promise<Served> {
  const script = await readFile(new URL('../dist/scripts/ballot.js', import.meta.url), 'utf8');
  const pages: Readonly<Record<string, Reply>> = {
    '/healthz': reply(200, 'ok', { 'Content-Type': 'text/plain' }),
    '/assets/scripts/ballot.js': reply(200, script, { 'Content-Type': 'text/javascript' }),
  };
  let server: Server | null = null;
  const http = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const key = request.headers['parallax-round-key'];
    const answer =
      pages[pathname] ??
      server?.handle(request.method ?? 'GET', pathname, String(key), await bodyOf(request));
    const { status, headers, body } = answer ?? reply(404, '{}');
    response.writeHead(status, { ...headers, 'Content-Security-Policy': POLICY }).end(body);
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  server = new Server({ origin: base });
  return { server, base, stop: () => void http.close().closeAllConnections() };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
