import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../src/ballot/bytes.js';
import { checkBulletin, type Mine } from '../src/ballot/bulletin.js';
import { check, forget } from '../src/ballot/mine.js';
import { readReported } from '../src/ballot/report.js';
import { open } from '../src/ballot/session.js';
import { reviseByReceipt, submit } from '../src/ballot/submit.js';
import { browser, Memory, type Fates } from './device.js';
import * as random from './random.js';
import { refused } from './refused.js';
import { Server, type Options } from './server.js';

const round = 'k3v7abcdefgh2345';
const commits = [1, 2, 3].map((version) => ({ version, commit: random.bytes(32) }));
const entries = commits.map(({ commit }) => Buffer.from(commit).toString('base64url'));
const mine = { commits: commits.slice(0, 1), acknowledged: 1 };
const roster = ['Ana', 'Bo', 'Cem', 'Dee', 'Eli'];
const reported = { schema: 'parallax.release/1', invited: 5, answered: 3, report: null };
const sound = { schema: 'parallax.bulletin/1', round, invited: 5, permits: 4, dropped: 0, commits: entries };

interface Otherwise {
  readonly mine?: Mine;
  readonly roster?: readonly string[];
  readonly report?: object;
}

function faults(change: object, other: Otherwise = {}): readonly string[] {
  const verdict = checkBulletin(utf8(JSON.stringify({ ...sound, ...change })), {
    sheet: { round, roster: other.roster ?? roster },
    report: readReported(utf8(JSON.stringify({ ...reported, ...other.report }))),
    mine: other.mine ?? mine,
  });
  assert.equal(verdict.green, verdict.faults.length === 0);
  return verdict.faults;
}

test('a sound bulletin with my commit is green', () => {
  assert.deepEqual(faults({}), []);
  assert.deepEqual(faults({ permits: 3 }), []);
  assert.deepEqual(faults({ permits: 5 }), []);
});

test('where so few answered that the report does not tell, any number of entries may be listed', () => {
  assert.deepEqual(faults({ commits: entries.slice(0, 2) }, { report: { answered: null } }), []);
});

test('each thing that can be wrong is named', () => {
  const without = { commits: entries.slice(1) };
  const report = { answered: 2 };
  assert.deepEqual(faults(without, { report }), ['commit-missing']);
  assert.deepEqual(faults(without, { report, mine: { ...mine, acknowledged: 0 } }), ['never-acknowledged']);
  assert.deepEqual(faults({ permits: 2 }), ['more-entries-than-permits']);
  const three = { roster: roster.slice(2), report: { invited: 3 } };
  assert.deepEqual(faults({ invited: 3 }, three), ['more-permits-than-invited']);
  assert.deepEqual(faults({ commits: [entries[0], entries[0]] }, { report }), ['entry-twice']);
  assert.deepEqual(faults({ round: 'zzzzzzzzzzzzzzzz' }), ['other-round']);
});

test('invitations that are not on the sheet are seen, whichever of the two counts them', () => {
  assert.deepEqual(faults({ invited: 6 }), ['invited-differs']);
  assert.deepEqual(faults({ invited: 6 }, { report: { invited: 6 } }), ['invited-differs']);
  assert.deepEqual(faults({}, { report: { invited: 6 } }), ['invited-differs']);
  assert.deepEqual(faults({}, { roster: roster.slice(1) }), ['invited-differs']);
});

test('a report made from other ballots than the listed ones is seen', () => {
  assert.deepEqual(faults({}, { report: { answered: 2 } }), ['entries-differ-from-report']);
  assert.deepEqual(faults({}, { report: { answered: 4 } }), ['entries-differ-from-report']);
  assert.deepEqual(faults({}, { report: { answered: 0 } }), ['entries-differ-from-report']);
});

test('what is no report is refused', async () => {
  const others = [{ schema: 'x' }, { invited: '5' }, { answered: undefined }, { answered: 2.5 }];
  for (const report of others) {
    await refused(
      Promise.resolve().then(() => faults({}, { report })),
      'reply-malformed',
    );
  }
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

/** What the last of three leaders finds wrong with the release of a round. */
async function foundBy(options: Options): Promise<readonly string[]> {
  const server = new Server({ roster: ['Ana', 'Bo', 'Cem'], ...options });
  for (const clarity of [10, 20]) {
    await submit(await open(browser(server), server.invite()), { clarity });
  }
  const session = await open(browser(server), server.invite());
  await submit(session, { clarity: 30 });
  return (await check(session))?.faults ?? assert.fail('no ballot');
}

test('the release is held against the sheet and the report', async () => {
  assert.deepEqual(await foundBy({}), []);
  const four = (release: object): object => ({ ...release, invited: 4 });
  assert.deepEqual(await foundBy({ alterBulletin: four, alterReport: four }), ['invited-differs']);
  const two = (report: object): object => ({ ...report, answered: 2 });
  assert.deepEqual(await foundBy({ alterReport: two }), ['entries-differ-from-report']);
});
