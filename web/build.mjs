// Puts what the program embeds into dist/: the two static fonts for charts and
// pictures, their woff2 subsets for pages, and the scripts of pages. Offline, the same
// bytes each time.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import subsetFont from 'subset-font';
import { bundleBallot, licences, root } from './bundle.mjs';

const inter = `${root}node_modules/@expo-google-fonts/inter`;
const fonts = `${root}dist/fonts`;
const scripts = `${root}dist/scripts`;

// The answer page may weigh 60 kB compressed in all: this is the ballot's part.
const MOST_BALLOT_BYTES = 40_000;

// Only two weights are used anywhere: text, and what is emphasised.
const weights = [
  { from: '400Regular/Inter_400Regular.ttf', to: 'Inter-Regular' },
  { from: '600SemiBold/Inter_600SemiBold.ttf', to: 'Inter-SemiBold' },
];

// Unicode ranges a page needs; other scripts fall back to the reader's own fonts.
const ranges = [
  [0x0020, 0x007e], // Latin
  [0x00a0, 0x017f], // Latin-1, Latin extended A
  [0x01a0, 0x01b0], // Vietnamese
  [0x0218, 0x021b], // Romanian
  [0x0300, 0x0328], // combining marks
  [0x0384, 0x03ce], // Greek
  [0x0400, 0x045f], // Cyrillic
  [0x0490, 0x0491],
  [0x1e00, 0x1eff], // Latin extended additional (Vietnamese)
  [0x2000, 0x206f], // punctuation
  [0x20a0, 0x20c0], // currencies
  [0x2122, 0x2122],
  [0x2190, 0x2199], // arrows
  [0x2212, 0x2212],
  [0x2260, 0x2265],
];

function characters() {
  const codes = ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, offset) => first + offset),
  );
  return String.fromCodePoint(...codes);
}

async function writeFonts() {
  await mkdir(fonts, { recursive: true });
  await copyFile(`${inter}/LICENSE_FONT`, `${fonts}/OFL.txt`);
  for (const { from, to } of weights) {
    const font = await readFile(`${inter}/${from}`);
    const options = { targetFormat: 'woff2' };
    await writeFile(`${fonts}/${to}.ttf`, font);
    await writeFile(`${fonts}/${to}.woff2`, await subsetFont(font, characters(), options));
  }
}

async function writeScripts() {
  const ballot = await bundleBallot();
  const compressed = gzipSync(ballot, { level: 9 }).length;
  console.log(`ballot.js: ${ballot.length} bytes, ${compressed} compressed`);
  if (compressed > MOST_BALLOT_BYTES) {
    throw new Error(`ballot.js has ${compressed} bytes compressed; at most ${MOST_BALLOT_BYTES}`);
  }
  await mkdir(scripts, { recursive: true });
  await writeFile(`${scripts}/ballot.js`, ballot);
  await writeFile(`${scripts}/LICENSES.txt`, await licences());
}

await rm(`${root}dist`, { recursive: true, force: true });
await writeFonts();
await writeScripts();
