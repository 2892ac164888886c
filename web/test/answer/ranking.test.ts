import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fresh, isComplete, isFull, isHasty, moved, pool, taken, undone, where, type Move, type Ranking } from '../../src/answer/ranking.js';
import { below } from '../../src/answer/random.js';

const start: Ranking = { shown: [2, 0, 3, 1], order: [], bin: [] };

function after(moves: readonly Move[], top: number | null = null, from = start): Ranking {
  return moves.reduce((ranking, move) => moved(ranking, move, top), from);
}

/** The same presses in every run. */
function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const rank = (item: number): Move => ({ kind: 'rank', item });

test('items are ranked one after the other', () => {
  const ranking = after([rank(3), rank(0)]);
  assert.deepEqual(ranking.order, [3, 0]);
  assert.deepEqual(pool(ranking), [2, 1]);
  assert.deepEqual(where(ranking, 0), { list: 'order', place: 2, of: 2 });
  assert.deepEqual(where(ranking, 2), { list: 'pool' });
});

test('ranked items move up, down, to the ends and to a place', () => {
  const all = after([rank(0), rank(1), rank(2), rank(3)]);
  const cases: readonly [Move, readonly number[]][] = [
    [{ kind: 'up', item: 2 }, [0, 2, 1, 3]],
    [{ kind: 'down', item: 0 }, [1, 0, 2, 3]],
    [{ kind: 'top', item: 3 }, [3, 0, 1, 2]],
    [{ kind: 'bottom', item: 1 }, [0, 2, 3, 1]],
    [{ kind: 'place', item: 0, at: 2 }, [1, 2, 0, 3]],
    [{ kind: 'place', item: 3, at: -5 }, [3, 0, 1, 2]],
    [{ kind: 'place', item: 0, at: 99 }, [1, 2, 3, 0]],
  ];
  for (const [move, order] of cases) assert.deepEqual(moved(all, move, null).order, order, JSON.stringify(move));
});

test('what changes nothing gives the same state back', () => {
  const two = after([rank(0), rank(1)]);
  const idle: readonly Move[] = [
    rank(0),
    { kind: 'up', item: 0 },
    { kind: 'down', item: 1 },
    { kind: 'top', item: 0 },
    { kind: 'bottom', item: 1 },
    { kind: 'place', item: 1, at: 1 },
    { kind: 'unrank', item: 2 },
    { kind: 'up', item: 3 },
  ];
  for (const move of idle) assert.equal(moved(two, move, null), two, JSON.stringify(move));
  assert.equal(moved(start, { kind: 'start-over' }, null), start);
});

test('an item is in one list only', () => {
  const binned = after([rank(1), { kind: 'bin', item: 1 }, { kind: 'bin', item: 1 }]);
  assert.deepEqual([binned.order, binned.bin], [[], [1]]);
  assert.deepEqual(where(binned, 1), { list: 'bin' });
  assert.deepEqual(after([rank(1)], null, binned), { ...start, order: [1] });
  assert.deepEqual(after([{ kind: 'unrank', item: 1 }], null, binned), start);
});

test('what goes back is where it was shown', () => {
  assert.deepEqual(pool(after([rank(0), rank(2), { kind: 'unrank', item: 0 }])), [0, 3, 1]);
});

test('a short list takes no more than its length, and still moves', () => {
  const full = after([rank(0), rank(1), rank(2)], 2);
  assert.deepEqual(full.order, [0, 1]);
  assert.ok(isFull(full, 2));
  assert.deepEqual(moved(full, { kind: 'up', item: 1 }, 2).order, [1, 0]);
  assert.equal(moved(full, { kind: 'place', item: 3, at: 0 }, 2), full);
  assert.deepEqual(moved(full, { kind: 'bin', item: 0 }, 2).order, [1]);
});

test('a full ranking is complete once every item has its place, a short one with one', () => {
  const three = after([rank(0), rank(1), rank(2)]);
  assert.ok(!isComplete(three, null));
  assert.ok(isComplete(after([{ kind: 'bin', item: 3 }], null, three), null));
  assert.ok(!isComplete(start, 2));
  assert.ok(isComplete(after([rank(0)], 2), 2));
});

test('moves are undone one by one, starting over too', () => {
  let state = { now: start, before: [] as readonly Ranking[] };
  for (const move of [rank(0), rank(0), rank(1), { kind: 'start-over' } as const]) state = { ...taken(state, move, null) };
  assert.equal(state.before.length, 3, 'what changes nothing is not undone');
  state = { ...undone(state) };
  assert.deepEqual(state.now.order, [0, 1]);
  state = { ...undone(undone(state)) };
  assert.deepEqual(state.now, start);
  assert.deepEqual({ ...undone(state) }, state);
});

test('the list as it was shown, faster than it is read, is asked about', () => {
  const same = after([rank(2), rank(0), rank(3), rank(1)]);
  assert.ok(isHasty(same, 5_000));
  assert.ok(!isHasty(same, 9_000));
  assert.ok(!isHasty(after([rank(0), rank(2), rank(3), rank(1)]), 5_000));
  assert.ok(isHasty(after([{ kind: 'bin', item: 0 }, rank(2), rank(3), rank(1)]), 5_000));
  assert.ok(!isHasty(after([rank(2), rank(0)]), 5_000), 'two in order say little');
});

test('every order in which items are shown is as likely', () => {
  const counts = new Map<string, number>();
  for (let time = 0; time < 6_000; time += 1) {
    const { shown } = fresh(3, below);
    counts.set(shown.join(), (counts.get(shown.join()) ?? 0) + 1);
  }
  assert.equal(counts.size, 6);
  for (const [order, count] of counts) assert.ok(count > 800 && count < 1_200, `${order}: ${count}`);
});

test('whatever is pressed, every item is in exactly one list', () => {
  const draw = drawn(7);
  const kinds = ['rank', 'place', 'up', 'down', 'top', 'bottom', 'bin', 'unrank', 'start-over'] as const;
  for (const top of [null, 3]) {
    let state = { now: fresh(8, (below) => Math.floor(draw() * below)), before: [] as readonly Ranking[] };
    for (let step = 0; step < 2_000; step += 1) {
      const kind = kinds[Math.floor(draw() * kinds.length)] ?? 'rank';
      const [item, at] = [Math.floor(draw() * 8), Math.floor(draw() * 10) - 1];
      state = { ...(draw() < 0.2 ? undone(state) : taken(state, { kind, item, at } as Move, top)) };
      const { order, bin, shown } = state.now;
      assert.deepEqual([...order, ...bin, ...pool(state.now)].sort(), [...shown].sort());
      assert.ok(top === null || order.length <= top);
    }
  }
});
