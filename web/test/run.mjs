// Bundles every test that is TypeScript and runs them all with Node's own runner; arguments go to the runner.
import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { bundleForNode, root } from '../bundle.mjs';

const files = await readdir(`${root}test`, { recursive: true });
const bundled = files.filter((name) => name.endsWith('.test.ts'));
await bundleForNode([...bundled, 'driver.ts'].map((name) => `test/${name}`));
const tests = [
  ...bundled.map((name) => `dist-test/${name.replace(/\.ts$/, '.mjs')}`),
  ...files.filter((name) => name.endsWith('.test.mjs')).map((name) => `test/${name}`),
];
const run = spawnSync('node', ['--test', ...process.argv.slice(2), ...tests], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = run.status ?? 1;
