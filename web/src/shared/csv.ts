// Lines of separated cells, in and out.
// Must not know what the cells mean.

/** One line of a text: its number, from 1, and its cells. */
export interface Row {
  readonly line: number;
  readonly text: string;
  readonly cells: readonly string[];
}

const DELIMITERS = ['\t', ';', ','] as const;

/** The lines of a text that hold anything, whatever ends them. */
export function lines(text: string): { line: number; text: string }[] {
  const all = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  return all.map((one, at) => ({ line: at + 1, text: one.trim() })).filter((one) => one.text !== '');
}

/** What most likely separates the cells of a line: a tab, else a semicolon, else a comma. */
export function delimiterOf(line: string): string {
  return DELIMITERS.find((delimiter) => cellsOf(line, delimiter).length > 1) ?? ',';
}

/** A line's cells. In quotation marks a delimiter is text, and two marks are one. */
export function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === '"' && quoted && line.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"' && (quoted || cell.trim() === '')) {
      quoted = !quoted;
    } else if (sign === delimiter && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else {
      cell += sign;
    }
  }
  return [...cells, cell.trim()];
}

/** A table as CSV that spreadsheets read as text: no cell is taken for a formula. */
export function write(rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `${cells.map(cell).join(',')}\r\n`;
  // The mark tells spreadsheets that this is UTF-8.
  return `\uFEFF${rows.map(line).join('')}`;
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]|^'|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A file's text: UTF-8, UTF-16 with its mark, or else what Western Windows programs write. */
export function decode(bytes: Uint8Array<ArrayBuffer>): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
