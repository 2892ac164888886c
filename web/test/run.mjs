// Bundles every test and runs it with Node's own runner; arguments go to the runner.
import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { bundleForNode, root } from '../bundle.mjs';

const files = (await readdir(`${root}test`, { recursive: true })).filter((name) => name.endsWith('.test.ts'));
await bundleForNode([...files, 'driver.ts'].map((name) => `test/${name}`));
const bundled = files.map((name) => `dist-test/${name.replace(/\.ts$/, '.mjs')}`);
const run = spawnSync('node', ['--test', ...process.argv.slice(2), ...bundled], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = run.status ?? 1;
