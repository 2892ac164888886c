// Draws what follows from the mark: the icons that must be pictures (in Chromium), and the wordmark with
// its letters as outlines, for where Inter is not. `npm run icons`, after the mark changed; their bytes are
// committed, so that a build needs no browser.
import { readFile, writeFile } from 'node:fs/promises';
import * as harfbuzz from 'harfbuzzjs';
import { chromium } from 'playwright-core';

const folder = new URL('./icons/', import.meta.url);
const svg = await readFile(new URL('favicon.svg', folder), 'utf8');
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath, args });
const pages = await browser.newContext({ colorScheme: 'light' });

/** The mark on `size` pixels; on a phone's home screen it needs a ground and room. */
async function draw(size, { ground = 'transparent', room = 0 } = {}) {
  const page = await pages.newPage();
  await page.setViewportSize({ width: size, height: size });
  const style = `body{margin:0;background:${ground}} svg{display:block;padding:${room}px;box-sizing:border-box;width:${size}px;height:${size}px}`;
  await page.setContent(`<style>${style}</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}

/** Several PNGs as one .ico: a directory of 16 bytes each, then the pictures. */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * index;
    head.set([size, size, 0, 0, 1, 0, 32, 0], entry);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** The mark and the name, as the head of a page has them: letters of 17 on a height of 20. */
async function wordmark() {
  const inter = '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf';
  const bytes = await readFile(new URL(`node_modules/${inter}`, import.meta.url));
  const font = new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(bytes)));
  // In hundredths: outlines are whole numbers.
  font.setScale(1700, 1700);
  const text = new harfbuzz.Buffer();
  text.addText('Parallax');
  text.guessSegmentProperties();
  harfbuzz.shape(font, text);
  let at = 0;
  const letters = text.getGlyphInfos().map(({ codepoint }, index) => {
    const outline = font.glyphToPath(codepoint).replaceAll(/\d+\.\d+/g, (number) => Math.round(number));
    const letter = `<path transform="translate(${at})" d="${outline}"/>`;
    at += Math.round(text.getGlyphPositions()[index].xAdvance - 0.011 * 1700);
    return letter;
  });
  const width = Math.ceil(40 + at / 100);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 20" width="${width * 2}" height="40" role="img" aria-label="Parallax">
  <style>
    .mark { fill: #4338ca } circle { fill: none; stroke: #4338ca; stroke-width: 1.75 } .name { fill: #17191f }
    @media (prefers-color-scheme: dark) { .mark { fill: #a8b3fc } circle { stroke: #a8b3fc } .name { fill: #f4f4f5 } }
  </style>
  <path class="mark" d="M15 3.126a8.5 8.5 0 0 1 0 13.748 8.5 8.5 0 0 1 0-13.748z"/>
  <circle cx="10" cy="10" r="8.5"/>
  <circle cx="20" cy="10" r="8.5"/>
  <g class="name" transform="translate(40 16.2) scale(.01 -.01)">${letters.join('')}</g>
</svg>
`;
}

const sizes = [16, 32, 48];
const pictures = await Promise.all(sizes.map(async (size) => ({ size, png: await draw(size) })));
await writeFile(new URL('favicon.ico', folder), ico(pictures));
await writeFile(new URL('apple-touch-icon.png', folder), await draw(180, { ground: '#ffffff', room: 22 }));
await writeFile(new URL('wordmark.svg', folder), await wordmark());
await browser.close();
