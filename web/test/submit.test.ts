import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recall } from '../src/ballot/mine.js';
import { open, type Session } from '../src/ballot/session.js';
import { reviseByReceipt, resume, submit, type Step } from '../src/ballot/submit.js';
import { browser, Memory, type Fates } from './device.js';
import { refused } from './refused.js';
import { problem, reply, Server } from './server.js';

const ANSWERS = { sentence: 'Grow in the north, not in the south.', clarity: 70 };
const OTHERS = { sentence: 'Grow in the south, not in the north.', clarity: 30 };

function answersIn(server: Server): unknown[] {
  return [...server.ballots.values()].map(({ answers }) => JSON.parse(answers));
}

function casts(server: Server): number {
  return server.asked.filter(({ method }) => method === 'PUT').length;
}

test('answers are submitted, revised, and revised on another device with the receipt', async () => {
  const server = new Server();
  const address = server.invite();
  const session = await open(browser(server), address);
  const steps: Step[] = [];
  const first = await submit(session, ANSWERS, (step) => steps.push(step));
  assert.equal(first.version, 1);
  assert.deepEqual(steps, ['preparing', 'asking-permit', 'casting', 'stored']);
  const second = await submit(session, OTHERS);
  assert.deepEqual(second, { receipt: first.receipt, version: 2 });
  const elsewhere = await open(browser(server), address);
  const third = await reviseByReceipt(elsewhere, first.receipt.toLowerCase(), ANSWERS);
  assert.deepEqual(third, { receipt: first.receipt, version: 3 });
  // The first device does not know of the third version; the leader's last word counts.
  assert.equal((await submit(session, OTHERS)).version, 4);
  assert.deepEqual(answersIn(server), [OTHERS]);
  assert.equal(server.permits, 1);
});

test('the same answers again are a repeat, not a version', async () => {
  const server = new Server();
  const session = await open(browser(server), server.invite());
  for (let time = 0; time < 5; time += 1) assert.equal((await submit(session, ANSWERS)).version, 1);
  assert.equal(server.ballots.size, 1);
});

test('whatever is lost, and wherever the browser is killed, there is one ballot in the end', async () => {
  for (const lost of ['lost before', 'lost after'] as const) {
    let reached = true;
    for (let effect = 1; reached; effect += 1) {
      reached = false;
      const server = new Server();
      const address = server.invite();
      const memory = new Memory();
      const fates: Fates = (number) => {
        if (number !== effect) return 'happens';
        reached = true;
        return lost;
      };
      await open(browser(server, memory, fates), address)
        .then((session) => submit(session, ANSWERS))
        .catch(() => null);
      const again = await open(browser(server, memory), address);
      const resumed = await resume(again);
      const submitted = await submit(again, ANSWERS);
      assert.deepEqual(answersIn(server), [ANSWERS], `${lost} ${effect}`);
      assert.equal(submitted.version, 1);
      assert.deepEqual(resumed ?? submitted, submitted);
      assert.equal(server.permits, 1);
      const blinded = server.asked
        .filter(({ method }) => method === 'POST')
        .map(({ body }) => body.toString());
      assert.equal(new Set(blinded).size, 1, 'another blinded message was sent');
    }
  }
});

test('killed between permit and cast: the same blinded message goes again, and other answers may', async () => {
  const server = new Server();
  const address = server.invite();
  const memory = new Memory();
  const permitLost: Fates = (effect) => (effect === 3 ? 'lost after' : 'happens');
  const session = await open(browser(server, memory, permitLost), address);
  await refused(submit(session, ANSWERS), 'network');
  assert.equal(casts(server), 0);
  assert.equal(server.permits, 1);
  const again = await open(browser(server, memory), address);
  assert.deepEqual((await recall(again))?.answers, ANSWERS);
  assert.equal((await recall(again))?.receipt, null);
  await submit(again, OTHERS);
  const [first, second] = server.asked.filter(({ method }) => method === 'POST');
  assert.deepEqual(first?.body, second?.body);
  assert.deepEqual(answersIn(server), [OTHERS]);
});

test('a permit that is kept is not asked for again', async () => {
  const server = new Server();
  const address = server.invite();
  const memory = new Memory();
  // Sheet, kept state, permit, kept permit, then the cast.
  const castLost: Fates = (effect) => (effect === 5 ? 'lost before' : 'happens');
  await refused(submit(await open(browser(server, memory, castLost), address), ANSWERS), 'network');
  await resume(await open(browser(server, memory), address));
  assert.equal(server.asked.filter(({ method }) => method === 'POST').length, 1);
  assert.deepEqual(answersIn(server), [ANSWERS]);
});

test('an acknowledgement that was lost does not hold up the next version', async () => {
  const server = new Server();
  const address = server.invite();
  const memory = new Memory();
  await submit(await open(browser(server, memory), address), ANSWERS);
  // Sheet, kept state, then the cast whose answer is lost.
  const castLost: Fates = (effect) => (effect === 3 ? 'lost after' : 'happens');
  await refused(submit(await open(browser(server, memory, castLost), address), OTHERS), 'network');
  assert.equal((await submit(await open(browser(server, memory), address), ANSWERS)).version, 3);
  assert.deepEqual(answersIn(server), [ANSWERS]);
});

test('two tabs that submit at once share one permit and one ballot', async () => {
  const server = new Server();
  const address = server.invite();
  const memory = new Memory();
  const tabs = await Promise.all([1, 2].map(() => open(browser(server, memory), address)));
  const results = await Promise.all(tabs.map((tab, index) => submit(tab, index ? OTHERS : ANSWERS)));
  assert.deepEqual(
    results.map(({ version }) => version),
    [1, 2],
  );
  assert.deepEqual(answersIn(server), [OTHERS]);
  assert.equal(server.permits, 1);
});

test('two leaders on one device have two ballots', async () => {
  const server = new Server();
  const memory = new Memory();
  await submit(await open(browser(server, memory), server.invite()), ANSWERS);
  await submit(await open(browser(server, memory), server.invite()), ANSWERS);
  assert.equal(server.ballots.size, 2);
  assert.equal(server.permits, 2);
});

test('a link that another device used needs the receipt; the text stays', async () => {
  const server = new Server();
  const address = server.invite();
  const { receipt } = await submit(await open(browser(server), address), ANSWERS);
  const second = await open(browser(server), address);
  await refused(submit(second, OTHERS), 'permit-spent');
  assert.deepEqual((await recall(second))?.answers, OTHERS);
  assert.equal((await reviseByReceipt(second, receipt, OTHERS)).version, 2);
  assert.deepEqual(answersIn(server), [OTHERS]);
});

test('what another device sent is not replaced without a press of the button', async () => {
  const server = new Server();
  const address = server.invite();
  const memory = new Memory();
  const { receipt } = await submit(await open(browser(server, memory), address), ANSWERS);
  const castLost: Fates = (effect) => (effect === 3 ? 'lost before' : 'happens');
  await refused(submit(await open(browser(server, memory, castLost), address), ANSWERS_LATER), 'network');
  await reviseByReceipt(await open(browser(server), address), receipt, OTHERS);
  const again = await open(browser(server, memory), address);
  const failure = await refused(resume(again), 'version-stale');
  assert.deepEqual(failure, { kind: 'version-stale', storedVersion: 2 });
  assert.deepEqual(answersIn(server), [OTHERS]);
  assert.equal((await submit(again, ANSWERS_LATER)).version, 3);
  assert.deepEqual(answersIn(server), [ANSWERS_LATER]);
});

const ANSWERS_LATER = { ...ANSWERS, stop: 'The second headquarters' };

test('an issuer that answers wrongly never gets an answer', async () => {
  const alterations: ((signature: Buffer) => Buffer)[] = [
    (signature) => Buffer.from(signature.map((byte, index) => (index === 200 ? byte ^ 1 : byte))),
    (signature) => signature.subarray(1),
    (signature) => Buffer.concat([signature, Buffer.of(0)]),
    () => Buffer.alloc(384),
    () => Buffer.alloc(384, 255),
    () => Buffer.alloc(0),
  ];
  for (const alterSignature of alterations) {
    const server = new Server({ alterSignature });
    const session = await open(browser(server), server.invite());
    await refused(submit(session, ANSWERS), 'issuer-signature');
    assert.equal(casts(server), 0);
    assertNoAnswerWasSent(server);
  }
});

test('each refusal is told as what it is, keeps the text and can be tried again', async () => {
  const refusals = [
    [problem(409, 'round-closed'), { kind: 'round-closed' }],
    [problem(403, 'invitation-unknown'), { kind: 'invitation-unknown' }],
    [problem(403, 'permit-invalid'), { kind: 'permit-invalid' }],
    [problem(404, 'not-found'), { kind: 'not-found' }],
    [problem(409, 'version-stale'), { kind: 'reply-malformed' }],
    [
      problem(429, 'too-many-requests', {}, { 'Retry-After': '7' }),
      { kind: 'too-many-requests', retryAfterSeconds: 7 },
    ],
    [problem(429, 'too-many-requests'), { kind: 'too-many-requests', retryAfterSeconds: null }],
    [problem(503, 'unavailable'), { kind: 'server', status: 503 }],
    [reply(502, '<html>'), { kind: 'server', status: 502 }],
    [reply(200, '<html>'), { kind: 'reply-malformed' }],
    [reply(400, '<html>'), { kind: 'refused', status: 400, field: null, detail: null }],
    [
      problem(422, 'answer', { field: 'sentence', detail: 'at most 300 characters' }),
      { kind: 'refused', status: 422, field: 'sentence', detail: 'at most 300 characters' },
    ],
  ] as const;
  for (const [answer, expected] of refusals) {
    const server = new Server();
    const session = await open(browser(server), server.invite());
    server.next = answer;
    assert.deepEqual(await refused(submit(session, ANSWERS), expected.kind), expected);
    assert.equal(server.ballots.size, 0);
    assert.deepEqual((await recall(session))?.answers, ANSWERS);
    assert.equal((await recall(session))?.acknowledged, false);
    assert.equal((await submit(session, ANSWERS)).version, 1);
  }
});

test('a closed round takes nothing, and says so', async () => {
  const server = new Server();
  const session = await open(browser(server), server.invite());
  await submit(session, ANSWERS);
  server.closed = true;
  await refused(submit(session, OTHERS), 'round-closed');
  assert.deepEqual(answersIn(server), [ANSWERS]);
});

test('a receipt of another round is refused by the server', async () => {
  const server = new Server();
  const session = await open(browser(server), server.invite());
  await refused(reviseByReceipt(session, '0000-0000-0000-0000-0000-0000-00', ANSWERS), 'receipt');
  const elsewhere = await submit(await open(browser(server), server.invite()), ANSWERS);
  server.ballots.clear();
  await refused(reviseByReceipt(session, elsewhere.receipt, OTHERS), 'permit-invalid');
});

test('a device that keeps nothing sends nothing', async () => {
  const server = new Server();
  const forgetful = {
    ...browser(server),
    storage: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined, key: () => null, length: 0 },
  };
  await refused(submit(await open(forgetful, server.invite()), ANSWERS), 'storage');
  assert.equal(server.asked.length, 1);
});

test('answers that no body can hold are refused before a permit is asked for', async () => {
  const server = new Server();
  const session = await open(browser(server), server.invite());
  await refused(submit(session, { sentence: '"'.repeat(2_500) }), 'answers-too-long');
  assert.equal(server.asked.length, 1);
});

test('what travels and what is kept holds no more than it must', async () => {
  const server = new Server();
  const address = server.invite();
  const memory = new Memory();
  const [token] = new URL(address).hash.slice(1).split('.');
  await submit(await open(browser(server, memory), address), ANSWERS);
  for (const { path, body, method } of server.asked) {
    assert.ok(!path.includes(token ?? ''));
    if (method === 'PUT') assert.ok(!body.includes(token ?? ''), 'the ballot names the invitation');
    if (method === 'POST') assert.deepEqual(Object.keys(JSON.parse(body.toString())), ['token', 'blinded']);
  }
  const kept = [...memory.texts].flat().join();
  assert.ok(!kept.includes(token ?? ''), 'the token is kept');
  assert.ok(!kept.includes('inverse'), 'the blinding outlives the permit');
});

test('every request is made without cookies, referrer, cache and redirects', async () => {
  const server = new Server();
  const device = browser(server);
  const made: RequestInit[] = [];
  const watched: Session['device'] = {
    ...device,
    fetch: (address, options) => (made.push(options), device.fetch(address, options)),
  };
  await submit(await open(watched, server.invite()), ANSWERS);
  assert.equal(made.length, 3);
  for (const { credentials, referrerPolicy, cache, redirect } of made) {
    assert.deepEqual(
      [credentials, referrerPolicy, cache, redirect],
      ['omit', 'no-referrer', 'no-store', 'error'],
    );
  }
});

function assertNoAnswerWasSent(server: Server): void {
  for (const { body } of server.asked) assert.ok(!body.includes('north'));
}
