// The ballot in Chromium. With a base address and a round's link it plays against that server; with
// neither, against the in-memory one, and then also checks what arrived. Prints JSON.
import assert from 'node:assert/strict';
import { bundleForNode, root } from '../bundle.mjs';
import { play } from './scenario.mjs';

const [base, link] = process.argv.slice(2);
const report = base && link ? await play(base, link) : await playInMemory();
expectations(report);
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);

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
    const report = await play(base, server.invite());
    assert.deepEqual(
      [...server.ballots.values()].map(({ answers }) => answers),
      ['{"clarity":20}'],
    );
    assert.equal(server.permits, 1);
    return report;
  } finally {
    stop();
  }
}
