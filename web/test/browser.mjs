// The ballot in Chromium. With a base address and a round's link it plays against that server, prints
// what was seen as a line of JSON, waits for a line that says the round is released, and prints what
// the bulletin says. With neither, the same against the in-memory server, and what arrived there.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { bundleForNode, root } from '../bundle.mjs';
import { play } from './scenario.mjs';

const [base, link] = process.argv.slice(2);
if (base && link) await playAgainst(base, link);
else await playInMemory();

async function playAgainst(base, link) {
  const input = createInterface({ input: process.stdin });
  const verdict = await play(base, link, async (report) => {
    expectations(report);
    print(report);
    await once(input, 'line');
  });
  input.close();
  print(verdict);
}

function print(report) {
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

function expectations({ submitted, recalled, revised, addresses }) {
  assert.deepEqual(submitted.versions, [1, 2]);
  assert.ok(submitted.sameReceipt);
  assert.deepEqual(submitted.steps, ['preparing', 'asking-permit', 'casting', 'stored']);
  assert.equal(submitted.words.split(' ').length, 12);
  assert.deepEqual(recalled.kept.answers, { sentence: 'Grow in the south 🚢', clarity: 60 });
  assert.equal(recalled.kept.receipt, submitted.receipt);
  assert.equal(recalled.resumed, null);
  assert.deepEqual([revised.spent, revised.version, revised.sameReceipt], ['permit-spent', 3, true]);
  assert.ok(addresses.every((address) => !address.includes('#') && !address.includes('?')));
}

async function playInMemory() {
  await bundleForNode(['test/http.ts']);
  const { serve } = await import(`${root}dist-test/http.mjs`);
  const { server, base, stop } = await serve();
  try {
    const released = async (report) => {
      expectations(report);
      print(report);
    };
    const { checked } = await play(base, server.invite(), released);
    assert.deepEqual([checked.green, checked.entries], [true, 1]);
    assert.deepEqual(
      [...server.ballots.values()].map(({ answers }) => answers),
      ['{"clarity":20}'],
    );
    assert.equal(server.permits, 1);
  } finally {
    stop();
  }
}
