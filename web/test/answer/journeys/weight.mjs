// What a phone must fetch before a leader can answer: 60 kB compressed, in all.
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { open } from '../leader.mjs';

const MOST = 60_000;
/** Text is readable without them, and they are kept for ever. */
const isFont = (address) => address.endsWith('.woff2');

export const weight = {
  async 'the page weighs no more than 60 kB'({ browser, organizer }) {
    const { links } = await organizer.open();
    const phone = await open(browser);
    await phone.tab(links[0]);
    const fetched = [...new Set(phone.addresses)].filter((address) => !isFont(address) && !/\/(sheet|status)$/.test(address));
    const sizes = await Promise.all(
      fetched.map(async (address) => {
        const response = await fetch(address.split('#')[0], { headers: { 'Accept-Encoding': 'identity' } });
        return gzipSync(Buffer.from(await response.arrayBuffer()), { level: 9 }).length;
      }),
    );
    const all = sizes.reduce((sum, size) => sum + size, 0);
    console.log(`  ${fetched.length} files, ${all} bytes compressed`);
    assert.ok(fetched.length >= 4 && all <= MOST, `${all} bytes: ${fetched.map((address, index) => `${address} ${sizes[index]}`)}`);
    await phone.close();
  },
};
