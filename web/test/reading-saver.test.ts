// Saving while the network dies, while somebody else saves, and while one goes on reading.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Saver, type Refusal, type Standing } from '../src/reading/saver.js';

/** A server, and a clock that is turned by hand. */
class World {
  version = 0;
  kept = '';
  requests = 0;
  fails: Refusal[] = [];
  shown: Standing[] = [];
  #work: (() => void) | null = null;
  waits: number[] = [];

  readonly saver = new Saver<string>(0, {
    send: async (seen, content) => {
      this.requests += 1;
      const failure = this.fails.shift();
      if (failure) throw failure;
      if (seen !== this.version) throw { code: 'reading-changed', why: 'Changed.', again: false } satisfies Refusal;
      this.kept = content;
      this.version += 1;
      return this.version;
    },
    refusal: (error) => error as Refusal,
    show: (standing) => this.shown.push(standing),
    later: (work, milliseconds) => {
      this.waits.push(milliseconds);
      this.#work = work;
      return () => {
        this.#work = null;
      };
    },
  });

  /** Time passes until what waits is done. */
  async pass(): Promise<void> {
    const work = this.#work;
    this.#work = null;
    work?.();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }

  get last(): string | undefined {
    return this.shown.at(-1)?.kind;
  }
}

const DEAD: Refusal = { code: 'network', why: 'Not reached.', again: true };

test('changes in a row are one request', async () => {
  const world = new World();
  for (const content of ['a', 'b', 'c']) world.saver.change(content);
  assert.ok(world.saver.isBehind);
  await world.pass();
  assert.deepEqual([world.requests, world.kept, world.saver.version, world.last], [1, 'c', 1, 'saved']);
  assert.equal(world.saver.isBehind, false);
});

test('a change during a request is sent after it', async () => {
  const world = new World();
  world.saver.change('a');
  const first = world.pass();
  world.saver.change('b');
  await first;
  await world.pass();
  assert.deepEqual([world.requests, world.kept, world.saver.version], [2, 'b', 2]);
});

test('two that wait for the same request do not send the next one twice', async () => {
  const world = new World();
  world.saver.change('a');
  const first = world.saver.now();
  world.saver.change('b');
  const both = await Promise.all([world.saver.now(), world.saver.now()]);
  await first;
  assert.deepEqual([both, world.requests, world.kept], [[true, true], 2, 'b']);
});

test('a dead network is tried again, each time later, and nothing is lost', async () => {
  const world = new World();
  world.fails = [DEAD, DEAD, DEAD, DEAD, DEAD, DEAD];
  world.saver.change('a');
  await world.pass();
  assert.deepEqual(world.shown.at(-1), { kind: 'waiting', seconds: 2, why: 'Not reached.' });
  world.saver.change('b');
  for (let turn = 0; turn < 5; turn += 1) await world.pass();
  assert.deepEqual(world.waits.slice(-6), [2000, 4000, 8000, 16000, 30000, 30000]);
  assert.ok(world.saver.isBehind);
  await world.pass();
  assert.deepEqual([world.kept, world.last, world.saver.isBehind], ['b', 'saved', false]);
});

test('what somebody else saved is not written over unless one says so', async () => {
  const world = new World();
  world.saver.change('mine');
  world.version = 3;
  world.kept = 'theirs';
  await world.pass();
  assert.deepEqual(world.shown.at(-1), { kind: 'stopped', code: 'reading-changed', why: 'Changed.' });
  world.saver.change('still mine');
  await world.pass();
  assert.deepEqual([world.requests, world.kept], [1, 'theirs']);
  assert.equal(await world.saver.now(), false);
  world.saver.adopt(3, 'still mine');
  await world.pass();
  assert.deepEqual([world.kept, world.saver.version, world.last], ['still mine', 4, 'saved']);
});

test('theirs can be loaded instead', async () => {
  const world = new World();
  world.saver.change('mine');
  world.version = 3;
  await world.pass();
  world.saver.adopt(3, null);
  assert.deepEqual([world.last, world.saver.isBehind, world.saver.version], ['saved', false, 3]);
  world.saver.change('on top of theirs');
  await world.pass();
  assert.equal(world.kept, 'on top of theirs');
});

test('before a release everything is saved at once', async () => {
  const world = new World();
  assert.equal(await world.saver.now(), true, 'nothing to save');
  world.saver.change('a');
  assert.equal(await world.saver.now(), true);
  assert.deepEqual([world.requests, world.kept], [1, 'a']);
  world.fails = [DEAD];
  world.saver.change('b');
  assert.equal(await world.saver.now(), false);
});
