// A link as a QR code, drawn in this browser: no link leaves it.
// Must not know whose link it is.

import encodeQR from 'qr';

const SVG = 'http://www.w3.org/2000/svg';
/** Scanners want four modules of white around. */
const QUIET = 4;

/** The dark modules of a text's code, without the white around. */
export function modules(text: string): boolean[][] {
  const all = encodeQR(text, 'raw', { ecc: 'medium', border: 1 });
  return all.slice(1, -1).map((row) => row.slice(1, -1));
}

/** A path over the dark modules: one run of them at a time. */
export function pathOf(rows: readonly (readonly boolean[])[]): string {
  const runs = rows.flatMap((row, y) => {
    const found: string[] = [];
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x += 1;
      found.push(`M${start + QUIET} ${y + QUIET}h${x - start + 1}v1h${start - x - 1}z`);
    }
    return found;
  });
  return runs.join('');
}

/** The code as a picture. */
export function codeOf(text: string): SVGElement {
  const rows = modules(text);
  const size = rows.length + 2 * QUIET;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('shape-rendering', 'crispEdges');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', pathOf(rows));
  svg.append(path);
  return svg;
}
