import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftOf, faultsOf, orderOf, questionsOf, stepOf, steps, windowOf, type Draft, type Plan } from '../src/flow/draft.js';
import { Keeper } from '../src/flow/keeper.js';
import { ApiError } from '../src/shared/api.js';
import { save } from '../src/flow/save.js';

const now = new Date(2026, 10, 2, 9, 0);
const blank: Plan = {
  made: { team: null, pulse: null, round: null },
  team: '',
  leaders: [],
  name: 'Strategy pulse',
  cadence: 'quarterly',
  questions: null,
  closes_at: null,
  closes_when_all_answered: true,
  minimum: 5,
  frozen: false,
};
const leaders = ['Ana', 'Bo', 'Cem', 'Dana', 'Eve'].map((name) => ({ name, email: null }));
const fresh = draftOf(blank, new Date(2026, 10, 9, 17, 0));
const finished: Draft = { ...fresh, team: ' Executive team ', leaders, priorities: ['Safety', ' Growth ', '', 'Cost'] };

test('what is missing is named with its field, step by step', () => {
  const fields = (draft: Draft) =>
    steps(false).flatMap((step) => faultsOf(draft, step, now).map(({ field }) => field));
  assert.deepEqual(fields(fresh), ['team', 'questions.priorities']);
  assert.deepEqual(fields(finished), []);
  const wrong: Draft = {
    ...finished,
    leaders: [...leaders, { name: 'Bo', email: null }, { name: 'X', email: 'x@y' }],
    priorities: ['A', 'a', 'B'],
    statement: 'w'.repeat(1_001),
    full: false,
    top: 3,
    name: ' ',
    closes: '2026-11-02T08:00',
  };
  assert.deepEqual(fields(wrong), [
    'leaders[5]',
    'leaders[6]',
    'priorities[1]',
    'questions.official.statement',
    'questions.ranked',
    'name',
    'closes_at',
  ]);
});

test('the API is told what was typed, tidied', () => {
  assert.deepEqual(questionsOf({ ...finished, statement: ' Ferries. ', hasOrder: true, order: [['Cost'], ['Gone']] }), {
    priorities: ['Safety', 'Growth', 'Cost'],
    ranked: 'full',
    recall: false,
    timer: false,
    subgroups: null,
    official: { statement: 'Ferries.', order: [['Cost'], ['Safety'], ['Growth']] },
  });
  assert.deepEqual(windowOf(finished), {
    minimum: 5,
    closes_at: new Date(2026, 10, 9, 17, 0).toISOString(),
    closes_when_all_answered: true,
  });
  assert.deepEqual(questionsOf({ ...finished, full: false, top: 2 }).ranked, { top: 2 });
});

test('a tie in an official order stays until it is moved', () => {
  assert.deepEqual(orderOf([['A'], ['B', 'C']], ['A', 'B', 'C']), [['A'], ['B', 'C']]);
});

test('a plan of the server comes back as it was', () => {
  const questions = questionsOf({ ...finished, full: false, top: 2, recall: true, hasOrder: true });
  const plan: Plan = { ...blank, team: 'Board', leaders, questions, closes_at: '2026-12-01T16:00:00Z' };
  const draft = draftOf(plan, now);
  assert.deepEqual(questionsOf(draft), questions);
  assert.equal(windowOf(draft).closes_at, '2026-12-01T16:00:00.000Z');
});

test('each field of the API belongs to a step', () => {
  assert.equal(stepOf('leaders[3].email'), 'team');
  assert.equal(stepOf('questions.official.order'), 'official');
  assert.equal(stepOf('questions.priorities'), 'priorities');
  assert.equal(stepOf('questions.ranked'), 'questions');
  assert.equal(stepOf('closes_at'), 'window');
});

test('a draft is kept at every change and found again', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
  const first = new Keeper('new', fresh, storage);
  assert.equal(first.restored, false);
  first.change({ team: 'Board' });
  const second = new Keeper('new', fresh, storage);
  assert.deepEqual([second.restored, second.draft.team], [true, 'Board']);
  assert.equal(new Keeper('round-x', fresh, storage).restored, false);
  second.forget();
  assert.equal(new Keeper('new', fresh, storage).restored, false);
  kept.set('parallax/flow/new', '{');
  assert.equal(new Keeper('new', fresh, storage).draft.team, '');
});

/** An API with empty lists; `before` each request it may throw, and does so `after` it, too: a lost reply. */
function api(before: (asked: string) => void = () => {}, after: (asked: string) => void = () => {}) {
  const asked: string[] = [];
  const lists = new Map<string, { id: number | string; name?: string }[]>();
  const call = async (method: string, path: string, body?: unknown) => {
    const request = `${method} ${path}`;
    asked.push(request);
    before(request);
    const list = lists.get(path) ?? [];
    if (method === 'GET') return list;
    const id = path.endsWith('/rounds') ? `round${list.length + 1}` : 7 + list.length;
    if (method === 'POST') lists.set(path, [...list, { ...(body as object), id }]);
    after(request);
    return { id };
  };
  return { asked, lists, call };
}

test('a plan is saved in order, and goes on where it stopped', async () => {
  let failing = true;
  const { asked, call } = api((request) => {
    if (failing && request === 'POST /api/teams/7/pulses') throw new Error('lost');
  });
  let draft = finished;
  const remember = (made: Draft['made']) => void (draft = { ...draft, made });
  await assert.rejects(save(draft, fresh, call, remember));
  failing = false;
  assert.equal(await save(draft, fresh, call, remember), 'round1');
  await save(draft, fresh, call, remember);
  assert.deepEqual(
    asked.filter((request) => !request.startsWith('GET')),
    [
      'POST /api/teams',
      'PUT /api/teams/7/roster',
      'POST /api/teams/7/pulses',
      'PATCH /api/teams/7',
      'PUT /api/teams/7/roster',
      'POST /api/teams/7/pulses',
      'POST /api/pulses/7/rounds',
      'PATCH /api/teams/7',
      'PUT /api/teams/7/roster',
      'PATCH /api/pulses/7',
      'PATCH /api/rounds/round1',
    ],
  );
});

test('a lost reply makes nothing twice, whatever was being made', async () => {
  for (const lost of ['POST /api/teams', 'POST /api/teams/8/pulses', 'POST /api/pulses/7/rounds']) {
    let losing = true;
    const { lists, call } = api(undefined, (request) => {
      if (losing && request === lost) throw new ApiError({ kind: 'network', status: 0, detail: 'lost', field: null });
    });
    // Another team of the same name, from before.
    lists.set('/api/teams', [{ id: 7, name: finished.team }]);
    let draft = finished;
    const remember = (made: Draft['made']) => void (draft = { ...draft, made });
    await assert.rejects(save(draft, fresh, call, remember));
    losing = false;
    assert.equal(await save(draft, fresh, call, remember), 'round1');
    const made = ['/api/teams', '/api/teams/8/pulses', '/api/pulses/7/rounds'].map((list) => lists.get(list)?.length);
    assert.deepEqual(made, [2, 1, 1], lost);
    assert.deepEqual(draft.made, { team: 8, pulse: 7, round: 'round1' });
  }
});

test('after a refusal, what others made since is not taken for the own', async () => {
  let refusing = true;
  const { lists, call } = api((request) => {
    if (refusing && request === 'POST /api/teams') throw new ApiError({ kind: 'invalid', status: 422, detail: 'no', field: 'name' });
  });
  let draft = finished;
  const remember = (made: Draft['made']) => void (draft = { ...draft, made });
  await assert.rejects(save(draft, fresh, call, remember));
  lists.set('/api/teams', [{ id: 3, name: finished.team }]);
  refusing = false;
  await save(draft, fresh, call, remember);
  assert.equal(draft.made.team, 8);
});

test('what did not change is not sent again', async () => {
  const { asked, call } = api();
  const before: Draft = { ...finished, frozen: true, made: { team: 3, pulse: 7, round: null } };
  await save({ ...before, closes: '2026-12-01T17:00' }, before, call, () => {});
  await save({ ...before, leaders: leaders.slice(1) }, before, call, () => {});
  assert.deepEqual(asked.filter((request) => !request.startsWith('GET')), [
    'POST /api/pulses/7/rounds',
    'PUT /api/teams/3/roster',
    'POST /api/pulses/7/rounds',
  ]);
});
