import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Server } from './server.js';

test('the driver leads through a round', async (context) => {
  const driver = spawn('node', [fileURLToPath(new URL('driver.mjs', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  context.after(() => driver.kill());
  const lines = createInterface({ input: driver.stdout })[Symbol.asyncIterator]();
  const ask = async (command: object): Promise<Record<string, unknown>> => {
    driver.stdin.write(`${JSON.stringify(command)}\n`);
    return JSON.parse((await lines.next()).value);
  };
  const server = new Server();
  const [token] = new URL(server.invite()).hash.slice(1).split('.');
  const path = `/r/${server.round}`;
  const send = (method: string, what: string, body: string): Record<string, unknown> =>
    JSON.parse(server.handle(method, `${path}/${what}`, server.roundKey, Buffer.from(body)).body.toString());

  assert.deepEqual(await ask({ do: 'words' }), { error: 'start comes first' });
  const sheet = server.handle('GET', `${path}/sheet`, server.roundKey, Buffer.of()).body.toString();
  assert.deepEqual(await ask({ do: 'start', sheet: `${sheet} `, round_key: server.roundKey }), {
    error: 'sheet-differs',
  });
  const { blinded } = await ask({ do: 'start', sheet, round_key: server.roundKey });
  const { signature } = send('POST', 'permit', JSON.stringify({ token, blinded }));
  const { receipt } = await ask({ do: 'finish', signature });
  assert.equal(String(receipt).length, 34);
  const { body } = await ask({ do: 'body', version: 1, answers: '{"clarity":70}' });
  assert.deepEqual(send('PUT', 'ballot', String(body)), { version: 1 });
  const revision = await ask({ do: 'body', version: 2, answers: '{"clarity":71}', by_receipt: true });
  assert.deepEqual(send('PUT', 'ballot', String(revision['body'])), { version: 2 });
  const [bulletin, report] = [server.bulletin(), server.report()];
  assert.equal((await ask({ do: 'check', bulletin }))['green'], true);
  assert.equal((await ask({ do: 'check', bulletin, report }))['green'], true);
  assert.equal(String((await ask({ do: 'words' }))['words']).split(' ').length, 12);
});
