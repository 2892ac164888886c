// Inter for charts and pictures (static TTF), and for pages (woff2, cut down to the scripts they need).
import { readFile } from 'node:fs/promises';
import subsetFont from 'subset-font';
import { root } from './bundle.mjs';

const inter = `${root}node_modules/@expo-google-fonts/inter`;

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

/** Names in `dist` and their bytes. */
export async function fonts() {
  const files = new Map([['fonts/OFL.txt', await readFile(`${inter}/LICENSE_FONT`)]]);
  for (const { from, to } of weights) {
    const font = await readFile(`${inter}/${from}`);
    files.set(`fonts/${to}.ttf`, font);
    files.set(`fonts/${to}.woff2`, await subsetFont(font, characters(), { targetFormat: 'woff2' }));
  }
  return files;
}
