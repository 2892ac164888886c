import assert from 'node:assert/strict';
import { test } from 'node:test';
import decodeQR from 'qr/decode.js';
import { modules, pathOf } from '../src/round/code.js';

const link = 'https://parallax.example.org/r/k3v7abcdefgh2345#AAECAwQFBgcICQoLDA0ODw.EBESExQVFhcYGRobHB0eHw';

/** The modules as a camera sees them: eight pixels each, in white. */
function photographed(rows: readonly (readonly boolean[])[]) {
  const [module, quiet] = [8, 4];
  const size = (rows.length + 2 * quiet) * module;
  const data = new Uint8Array(size * size * 4).fill(255);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const dark = rows[Math.floor(y / module) - quiet]?.[Math.floor(x / module) - quiet];
      if (dark) data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
    }
  }
  return { width: size, height: size, data };
}

test('a link’s code is read back', () => {
  assert.equal(decodeQR(photographed(modules(link))), link);
});

test('a path covers each dark module once', () => {
  assert.equal(pathOf([[true, true, false, true], [false, false, false, false]]), 'M4 4h2v1h-2zM7 4h1v1h-1z');
});
