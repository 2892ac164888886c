// Bundles TypeScript with esbuild: the ballot for pages, the driver and the tests for Node.
// Offline, the same bytes each time, whatever folder it is called from.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('.', import.meta.url));

const common = { absWorkingDir: root, bundle: true, format: 'esm', target: 'es2022', logLevel: 'warning' };

/** The bytes of the leader's half of the ballot protocol, for browsers. */
export async function bundleBallot() {
  const entry = { entryPoints: ['src/ballot/index.ts'], platform: 'browser' };
  // Licences travel in a file of their own: see licences().
  const shape = { minify: true, legalComments: 'none', write: false };
  const { outputFiles } = await build({ ...common, ...entry, ...shape });
  return outputFiles[0].contents;
}

/** Bundles these files of test/ for Node into dist-test/. */
export async function bundleForNode(entryPoints) {
  const platform = { platform: 'node', outExtension: { '.js': '.mjs' } };
  await build({ ...common, ...platform, entryPoints, outdir: 'dist-test' });
}

// Bundled code and where its licence lies. Of sjcl's two licences, BSD-2-Clause is the one taken.
const bundled = {
  '@cloudflare/blindrsa-ts (Apache-2.0)': '@cloudflare/blindrsa-ts/LICENSE.txt',
  'sjcl (BSD-2-Clause)': 'sjcl/README/bsd.txt',
  '@scure/bip39, its English word list (MIT)': '@scure/bip39/LICENSE',
};

/** The licences of what is bundled, as one text. */
export async function licences() {
  const parts = Object.entries(bundled).map(async ([name, path]) => {
    const text = await readFile(`${root}node_modules/${path}`, 'utf8');
    return `${name}\n\n${text.trim()}\n`;
  });
  return (await Promise.all(parts)).join(`\n${'-'.repeat(80)}\n\n`);
}
