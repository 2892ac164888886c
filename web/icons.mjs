// Draws the icons that must be pictures, from the favicon, in Chromium: `npm run icons`, after the mark
// changed. Their bytes are committed, so that a build needs no browser.
import { readFile, writeFile } from 'node:fs/promises';
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

const sizes = [16, 32, 48];
const pictures = await Promise.all(sizes.map(async (size) => ({ size, png: await draw(size) })));
await writeFile(new URL('favicon.ico', folder), ico(pictures));
await writeFile(new URL('apple-touch-icon.png', folder), await draw(180, { ground: '#ffffff', room: 22 }));
await browser.close();
