// Bundles TypeScript with esbuild: scripts for pages, the driver and the tests for Node.
// Offline, the same bytes each time, whatever folder it is called from.
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('.', import.meta.url));

/** The oldest browsers that have what the ballot needs. */
export const browsers = ['chrome103', 'edge103', 'firefox100', 'safari16'];

const common = { absWorkingDir: root, bundle: true, format: 'esm', target: 'es2022', logLevel: 'warning' };

/** The script that tells who has an old browser is for those, too. */
const FOR_OLD_BROWSERS = ['guard'];

/** One script for each folder of src/ that has an index.ts: names in `dist` and their bytes. */
export async function scripts() {
  const folders = (await readdir(`${root}src`)).filter((name) => existsSync(`${root}src/${name}/index.ts`));
  const isOld = (name) => FOR_OLD_BROWSERS.includes(name);
  const modules = await bundled(folders.filter((name) => !isOld(name)));
  const old = await bundled(folders.filter(isOld), { format: 'iife', target: 'es5' });
  return new Map([...modules, ...old, ['scripts/LICENSES.txt', Buffer.from(await licences())]]);
}

async function bundled(folders, options = {}) {
  const { outputFiles } = await build({
    ...common,
    entryPoints: folders.sort().map((name) => ({ in: `src/${name}/index.ts`, out: name })),
    outdir: 'dist/scripts',
    platform: 'browser',
    minify: true,
    // Each page fetches one script: a second one costs a phone another round trip.
    splitting: false,
    // Licences travel in a file of their own: see licences().
    legalComments: 'none',
    write: false,
    ...options,
  });
  return outputFiles.map(({ path, contents }) => [
    `scripts/${path.slice(path.lastIndexOf('/') + 1)}`,
    Buffer.from(contents),
  ]);
}

/** Bundles these files of test/ for Node into dist-test/. */
export async function bundleForNode(entryPoints) {
  const platform = { platform: 'node', outExtension: { '.js': '.mjs' } };
  await build({ ...common, ...platform, entryPoints, outdir: 'dist-test' });
}

// Bundled code and where its licence lies. Of sjcl's two licences, BSD-2-Clause is the one taken.
const taken = {
  '@cloudflare/blindrsa-ts (Apache-2.0)': '@cloudflare/blindrsa-ts/LICENSE.txt',
  'sjcl (BSD-2-Clause)': 'sjcl/README/bsd.txt',
  '@scure/bip39, its English word list (MIT)': '@scure/bip39/LICENSE',
  'qr (MIT)': 'qr/LICENSE-MIT',
};

/** The licences of what is bundled, as one text. */
async function licences() {
  const parts = Object.entries(taken).map(async ([name, path]) => {
    const text = await readFile(`${root}node_modules/${path}`, 'utf8');
    return `${name}\n\n${text.trim()}\n`;
  });
  return (await Promise.all(parts)).join(`\n${'-'.repeat(80)}\n\n`);
}
