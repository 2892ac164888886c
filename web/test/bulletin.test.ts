import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../src/ballot/bytes.js';
import { checkBulletin } from '../src/ballot/bulletin.js';
import { check, forget } from '../src/ballot/mine.js';
import { open } from '../src/ballot/session.js';
import { reviseByReceipt, submit } from '../src/ballot/submit.js';
import { browser, Memory, type Fates } from './device.js';
import * as random from './random.js';
import { refused } from './refused.js';
import { Server } from './server.js';

const round = 'k3v7abcdefgh2345';
const commits = [1, 2, 3].map((version) => ({ version, commit: random.bytes(32) }));
const entries = commits.map(({ commit }) => Buffer.from(commit).toString('base64url'));
const mine = { commits: commits.slice(0, 1), acknowledged: 1 };
const sound = { schema: 'parallax.bulletin/1', round, invited: 5, permits: 4, dropped: 0, commits: entries };

function faults(change: object, of = mine): readonly string[] {
  const verdict = checkBulletin(utf8(JSON.stringify({ ...sound, ...change })), round, of);
  assert.equal(verdict.green, verdict.faults.length === 0);
  return verdict.faults;
}

test('a sound bulletin with my commit is green', () => {
  assert.deepEqual(faults({}), []);
  assert.deepEqual(faults({ permits: 3, invited: 3 }), []);
});

test('each thing that can be wrong is named', () => {
  assert.deepEqual(faults({ commits: entries.slice(1) }), ['commit-missing']);
  assert.deepEqual(faults({ commits: entries.slice(1) }, { ...mine, acknowledged: 0 }), [
    'never-acknowledged',
  ]);
  assert.deepEqual(faults({ permits: 2 }), ['more-entries-than-permits']);
  assert.deepEqual(faults({ invited: 3 }), ['more-permits-than-invited']);
  assert.deepEqual(faults({ commits: [entries[0], entries[0]] }), ['entry-twice']);
  assert.deepEqual(faults({ round: 'zzzzzzzzzzzzzzzz' }), ['other-round']);
});

test('what is no bulletin is refused', async () => {
  for (const change of [
    { schema: 'x' },
    { commits: ['AA'] },
    { commits: null },
    { permits: -1 },
    { invited: '5' },
    { dropped: 0.5 },
  ]) {
    await refused(
      Promise.resolve().then(() => faults(change)),
      'reply-malformed',
    );
  }
});

test('a leader finds the ballot again; an altered or an older one is red', async () => {
  const server = new Server();
  const memory = new Memory();
  const address = server.invite();
  const session = await open(browser(server, memory), address);
  await submit(session, { clarity: 10 });
  const [id, older] = [...server.ballots][0] ?? assert.fail('no ballot');
  await submit(session, { clarity: 20 });
  const newer = server.ballots.get(id) ?? assert.fail('no ballot');
  assert.equal((await check(session))?.green, true);
  server.ballots.set(id, older);
  assert.deepEqual((await check(session))?.faults, ['commit-missing']);
  server.ballots.set(id, { ...newer, commit: entries[0] ?? '' });
  assert.deepEqual((await check(session))?.faults, ['commit-missing']);
  server.ballots.clear();
  assert.deepEqual((await check(session))?.faults, ['commit-missing']);
  await forget(session);
  assert.equal(await check(session), null);
});

test('a version whose acknowledgement was lost is found too', async () => {
  const server = new Server();
  const memory = new Memory();
  const address = server.invite();
  await submit(await open(browser(server, memory), address), { clarity: 10 });
  for (const fate of ['lost after', 'lost before'] as const) {
    const castLost: Fates = (effect) => (effect === 3 ? fate : 'happens');
    const session = await open(browser(server, memory, castLost), address);
    await refused(submit(session, { clarity: fate.length }), 'network');
  }
  assert.equal((await check(await open(browser(server, memory), address)))?.green, true);
});

test('a ballot revised with the receipt is found by the device that has the code', async () => {
  const server = new Server();
  const address = server.invite();
  const { receipt } = await submit(await open(browser(server), address), { clarity: 10 });
  const elsewhere = await open(browser(server), address);
  await reviseByReceipt(elsewhere, receipt, { clarity: 20 });
  assert.equal((await check(elsewhere, receipt))?.green, true);
  assert.equal(await check(elsewhere), null);
  await forget(elsewhere, receipt);
  assert.equal(await check(elsewhere, receipt), null);
});
