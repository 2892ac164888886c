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

// Bytes compressed with gzip.
const MOST = {
  'scripts/ballot.js': 40_000,
  'scripts/answer.js': 52_000,
  'scripts/preview.js': 52_000,
  'styles/answer.css': 8_000,
  'styles/app.css': 12_000,
};
// The leaders' page, in all: what it fetches, and its HTML, which the server makes.
const ANSWER_PAGE = ['scripts/answer.js', 'scripts/guard.js', 'styles/answer.css', 'icons/favicon.svg'];
const MOST_OF_ANSWER_PAGE = 60_000;
const ITS_HTML = 1_700;
const MOST_OF_A_SCRIPT = 15_000;

async function icons() {
  const names = await readdir(`${root}icons`);
  const read = async (name) => [`icons/${name}`, await readFile(`${root}icons/${name}`)];
  return new Map(await Promise.all(names.map(read)));
}

const compressed = (bytes) => gzipSync(bytes, { level: 9 }).length;

function checkSize(name, bytes) {
  const size = compressed(bytes);
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
const answerPage = ANSWER_PAGE.reduce((sum, name) => sum + compressed(sources.get(name)), ITS_HTML);
console.log(`the answer page: ${answerPage} compressed, in all`);
if (answerPage > MOST_OF_ANSWER_PAGE) throw new Error(`the answer page may have ${MOST_OF_ANSWER_PAGE}`);
const files = new Map([...sources].flatMap(([name, bytes]) => forms(name, bytes)));
for (const [name, bytes] of files) await writeIfNew(name, bytes);
await removeOthers(files);
// For make: when this was done.
await writeFile(`${root}.built`, '');
