import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, recall } from '../src/ballot/mine.js';
import { open } from '../src/ballot/session.js';
import { resume, submit } from '../src/ballot/submit.js';
import { browser, Memory, type Fates } from './device.js';
import { refused } from './refused.js';
import { Server } from './server.js';

const ANSWERS = { sentence: 'Grow in the north, not in the south.', clarity: 70 };
const OTHERS = { sentence: 'Grow in the south, not in the north.', clarity: 30 };

// Sheet, kept state, then the permit whose answer is lost, or that never arrives.
const permitLost: Fates = (effect) => (effect === 3 ? 'lost after' : 'happens');
const requestLost: Fates = (effect) => (effect === 3 ? 'lost before' : 'happens');

/** Begins a ballot on this device that stops at the permit. */
async function begin(server: Server, memory: Memory, address: string, fates = permitLost): Promise<void> {
  const session = await open(browser(server, memory, fates), address);
  await refused(submit(session, ANSWERS), 'network');
}

function answersIn(server: Server): unknown[] {
  return [...server.ballots.values()].map(({ answers }) => JSON.parse(answers));
}

/** The permit requests: which token asked for which blinded message. */
function asked(server: Server): { token: string; blinded: string }[] {
  return server.asked
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => JSON.parse(body.toString()));
}

test('a permit whose reply was lost is not lost with a renewed link', async () => {
  const server = new Server();
  const memory = new Memory();
  const address = server.invite();
  await begin(server, memory, address);
  const renewed = await open(browser(server, memory), server.renew(address));
  assert.equal(await recall(renewed), null, 'answers are shown before the server said whose they are');
  assert.equal(await resume(renewed), null);
  const { receipt, version } = await submit(renewed, OTHERS);
  assert.equal(version, 1);
  assert.deepEqual(answersIn(server), [OTHERS]);
  assert.deepEqual(await recall(renewed), { answers: OTHERS, version: 1, acknowledged: true, receipt });
  assert.equal((await check(renewed))?.green, true);
  assert.equal(server.permits, 1);
  assert.equal(memory.texts.size, 1, 'the ballot is kept twice');
  assert.ok(![...memory.texts.values()].join().includes('inverse'), 'the blinding outlives the permit');
});

test('it is found through several renewals, and wherever that stops', async () => {
  for (const lost of ['lost before', 'lost after'] as const) {
    let reached = true;
    for (let effect = 1; reached; effect += 1) {
      reached = false;
      const server = new Server();
      const memory = new Memory();
      const address = server.invite();
      await begin(server, memory, address);
      const fates: Fates = (number) => {
        if (number !== effect) return 'happens';
        reached = true;
        return lost;
      };
      const second = server.renew(address);
      await open(browser(server, memory, fates), second)
        .then((session) => submit(session, ANSWERS))
        .catch(() => null);
      const again = await open(browser(server, memory), second);
      await resume(again);
      await submit(again, OTHERS);
      assert.deepEqual(answersIn(server), [OTHERS], `${lost} ${effect}`);
      assert.equal((await check(again))?.green, true);
      assert.equal(server.permits, 1);
    }
  }
  const server = new Server();
  const memory = new Memory();
  const address = server.invite();
  await begin(server, memory, address);
  const second = server.renew(address);
  await begin(server, memory, second);
  await submit(await open(browser(server, memory), server.renew(second)), OTHERS);
  assert.deepEqual(answersIn(server), [OTHERS]);
});

test('a renewed link whose permit was never granted begins anew', async () => {
  const server = new Server();
  const memory = new Memory();
  const address = server.invite();
  await begin(server, memory, address, requestLost);
  await submit(await open(browser(server, memory), server.renew(address)), OTHERS);
  assert.deepEqual(answersIn(server), [OTHERS]);
  assert.equal(asked(server).length, 1, 'a message was tried that could be another leader\'s');
});

test('an unspent invitation is never spent for what another leader began on this device', async () => {
  for (const fates of [permitLost, requestLost]) {
    const server = new Server();
    const memory = new Memory();
    const [ana, bo] = [server.invite(), server.invite()];
    await begin(server, memory, ana, fates);
    const other = await open(browser(server, memory), bo);
    assert.equal(await recall(other), null);
    await submit(other, OTHERS);
    const hers = await open(browser(server, memory), ana);
    assert.deepEqual((await recall(hers))?.answers, ANSWERS);
    await resume(hers);
    assert.deepEqual(answersIn(server), [OTHERS, ANSWERS]);
    assert.equal(server.permits, 2);
    const tokens = new Map(asked(server).map(({ token, blinded }) => [blinded, token]));
    assert.ok(asked(server).every(({ token, blinded }) => tokens.get(blinded) === token));
  }
});

test('a spent invitation does not open what another leader began on this device', async () => {
  const server = new Server();
  const memory = new Memory();
  const [ana, bo] = [server.invite(), server.invite()];
  await submit(await open(browser(server), bo), OTHERS);
  await begin(server, memory, ana);
  const before = new Map(memory.texts);
  const other = await open(browser(server, memory), server.renew(bo));
  for (let time = 0; time < 2; time += 1) await refused(submit(other, OTHERS), 'permit-spent');
  assert.deepEqual((await recall(other))?.answers, OTHERS);
  for (const [name, text] of before) assert.equal(memory.texts.get(name), text);
  await resume(await open(browser(server, memory), ana));
  assert.deepEqual(answersIn(server), [OTHERS, ANSWERS]);
});

test('of two leaders who began on one device, each gets back the own ballot', async () => {
  const server = new Server();
  const memory = new Memory();
  const [ana, bo] = [server.invite(), server.invite()];
  await begin(server, memory, ana);
  await begin(server, memory, bo);
  const secrets = [...memory.texts.values()].map((text) => JSON.parse(text).secret);
  await submit(await open(browser(server, memory), server.renew(bo)), OTHERS);
  await submit(await open(browser(server, memory), server.renew(ana)), ANSWERS);
  const stored = [...server.ballots.values()];
  assert.deepEqual(
    stored.map(({ secret }) => secret),
    secrets.reverse(),
  );
  assert.deepEqual(answersIn(server), [OTHERS, ANSWERS]);
  assert.equal(server.permits, 2);
});

test('what can not be read, or is of another round, is passed over', async () => {
  const server = new Server();
  const memory = new Memory();
  const address = server.invite();
  await begin(server, memory, address);
  const [place = ''] = memory.texts.keys();
  const elsewhere = new Server();
  await begin(elsewhere, memory, elsewhere.invite());
  memory.texts.set(`${place}x`, 'not readable');
  memory.texts.set('theme', 'dark');
  await submit(await open(browser(server, memory), server.renew(address)), OTHERS);
  assert.deepEqual(answersIn(server), [OTHERS]);
  assert.equal(memory.texts.get(`${place}x`), 'not readable');
  assert.equal(asked(server).length, 3, 'a message of another round was sent');
});
