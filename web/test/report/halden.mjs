// The invented team of examples/halden-ferries.csv, as leaders answer a round. No data of anybody.
import { readFile } from 'node:fs/promises';
import { root } from '../../bundle.mjs';

const RANK = /\[(.+)\]/;

/** Names, priorities and answers of nine leaders. */
export async function halden() {
  const [head, ...rows] = (await readFile(`${root}../examples/halden-ferries.csv`, 'utf8')).trim().split('\n').map(cells);
  const items = head.flatMap((name) => name.match(RANK)?.[1] ?? []);
  return { items, leaders: rows.map((row, index) => ({ name: `Leader ${index + 1}`, answers: answers(head, row, items) })) };
}

function answers(head, row, items) {
  const of = (words) => row[head.findIndex((name) => name.startsWith(words))];
  const rank = (item) => Number(row[head.findIndex((name) => name.endsWith(`[${item}]`))]);
  const order = items.map((_, index) => index).sort((a, b) => rank(items[a]) - rank(items[b]));
  return {
    sentence: of('In one sentence'),
    forecast: { same: Number(of('How many')), first: items.indexOf(of('Which priority')) },
    ranking: order.map((index) => [index]),
    stop: of('What should we stop'),
    clarity: Number(of('How clear')),
    commitment: Number(of('How committed')),
  };
}

/** The cells of a line of CSV. */
function cells(line) {
  return Array.from(line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g), ([, cell]) => cell.replace(/^"(.*)"$/, '$1').replaceAll('""', '"'));
}
