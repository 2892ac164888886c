// Puts what the program embeds into dist/: fonts, style sheets, scripts, icons, and what can be sent
// compressed beside it, compressed. Offline, the same bytes each time; a file that did not change is not
// written again, so that cargo builds only what did.
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root, scripts } from './bundle.mjs';
import { fonts } from './fonts.mjs';
import { styles } from './styles.mjs';

const dist = `${root}dist/`;

// Bytes compressed with gzip. The answer page may weigh 60 kB in all: 40 kB of it are the ballot's.
const MOST = {
  'scripts/ballot.js': 40_000,
  'scripts/answer.js': 48_000,
  'styles/answer.css': 7_000,
  'styles/app.css': 12_000,
};
const MOST_OF_A_SCRIPT = 15_000;

async function icons() {
  const names = await readdir(`${root}icons`);
  const read = async (name) => [`icons/${name}`, await readFile(`${root}icons/${name}`)];
  return new Map(await Promise.all(names.map(read)));
}

function checkSize(name, bytes) {
  const size = gzipSync(bytes, { level: 9 }).length;
  const most = MOST[name] ?? (name.endsWith('.js') ? MOST_OF_A_SCRIPT : Infinity);
  console.log(`${name}: ${bytes.length} bytes, ${size} compressed`);
  if (size > most) throw new Error(`${name} has ${size} bytes compressed; at most ${most}`);
}

/** The file and, where it pays, its two compressed forms. */
function forms(name, bytes) {
  if (!/\.(css|js|svg)$/.test(name)) return [[name, bytes]];
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return [
    [name, bytes],
    [`${name}.br`, brotliCompressSync(bytes, { params: quality })],
    [`${name}.gz`, gzipSync(bytes, { level: 9 })],
  ];
}

async function writeIfNew(name, bytes) {
  const before = await readFile(dist + name).catch(() => undefined);
  if (before && Buffer.compare(before, bytes) === 0) return;
  await mkdir(dirname(dist + name), { recursive: true });
  await writeFile(dist + name, bytes);
}

async function removeOthers(kept) {
  const there = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = there.filter((entry) => entry.isFile());
  const names = files.map((file) => `${file.parentPath ?? file.path}/${file.name}`.replace('//', '/'));
  const old = names.filter((path) => !kept.has(path.slice(dist.length)));
  await Promise.all(old.map((path) => rm(path)));
}

const named = new Map([...(await fonts()), ...(await icons())]);
const sources = new Map([...named, ...(await styles(named)), ...(await scripts())]);
for (const [name, bytes] of sources) {
  if (/\.(css|js)$/.test(name)) checkSize(name, bytes);
}
const files = new Map([...sources].flatMap(([name, bytes]) => forms(name, bytes)));
for (const [name, bytes] of files) await writeIfNew(name, bytes);
await removeOthers(files);
// For make: when this was done.
await writeFile(`${root}.built`, '');
