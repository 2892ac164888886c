// Bundles the style sheets: what they import becomes one file, OKLCH becomes sRGB, and an address under
// /assets/ gets the hash of what it names, as src/server/assets.rs computes it.
import { createHash } from 'node:crypto';
import { build } from 'esbuild';
import { withoutOklch } from './colour.mjs';
import { browsers, root } from './bundle.mjs';

const entries = ['app', 'answer', 'reading', 'report', 'report-file', 'styleguide'];

/** Names in `dist` and their bytes. `files` are those that style sheets may name. */
export async function styles(files) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: entries.map((name) => `styles/${name}.css`),
    outdir: 'dist/styles',
    bundle: true,
    minify: true,
    target: browsers,
    external: ['/assets/*'],
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
  });
  return new Map(
    outputFiles.map(({ path, text }) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      return [`styles/${name}`, Buffer.from(withHashes(withoutOklch(text), files))];
    }),
  );
}

/** `/assets/fonts/Inter-Regular.woff2` as `/assets/fonts/Inter-Regular-K3V7QX2A.woff2`. */
function withHashes(css, files) {
  return css.replaceAll(/\/assets\/([\w./-]+?)(\.\w+)(?=["')])/g, (_, stem, extension) => {
    const bytes = files.get(stem + extension);
    if (!bytes) throw new Error(`a style sheet names ${stem}${extension}, which is not built`);
    return `/assets/${stem}-${hash(bytes)}${extension}`;
  });
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The first 40 bits of SHA-256 in base32: eight letters. */
function hash(bytes) {
  const digest = createHash('sha256').update(bytes).digest();
  const bits = [...digest.subarray(0, 5)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.match(/.{5}/g).map((five) => BASE32[Number.parseInt(five, 2)]).join('');
}
