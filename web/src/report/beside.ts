// The leader's own order beside the team's, as a table whose rows also show it.
// Must not know where the orders come from.

import { h } from '../shared/dom.js';
import type { Row } from './order.js';
import { BESIDE, place, PRIVATE } from './words.js';

/** The section; null without anything to put beside each other. */
export function besideTeam(rows: readonly Row[]): HTMLElement | null {
  if (rows.length === 0) return null;
  const heading = h('h3', { id: 'report-beside' }, BESIDE.title);
  const head = [
    h('th', { scope: 'col' }, BESIDE.item),
    h('th', { scope: 'col', class: 'number' }, BESIDE.team),
    h('th', { scope: 'col', class: 'number' }, BESIDE.own),
  ];
  const table = h(
    'table',
    { class: 'table report__beside' },
    h('caption', {}, BESIDE.key),
    h('thead', {}, h('tr', {}, ...head, h('td', { class: 'report__strip' }))),
    h('tbody', {}, ...rows.map((row) => line(row, rows.length))),
  );
  const attributes = { class: 'report__private', 'aria-labelledby': heading.id };
  return h('section', attributes, heading, h('p', { class: 'note' }, PRIVATE), table);
}

function line(row: Row, of: number): HTMLElement {
  return h(
    'tr',
    {},
    h('th', { scope: 'row', dir: 'auto' }, row.item),
    h('td', { class: 'number' }, String(row.team)),
    h('td', { class: 'number' }, place(row.own)),
    h('td', { class: 'report__strip', 'aria-hidden': 'true' }, strip(row, of)),
  );
}

/** Both places on a line from first to last; sizes in px, places in percent of whatever room there is. */
function strip({ team, own }: Row, of: number): SVGElement {
  const at = (position: number): string => `${(100 * (position - 0.5)) / of}%`;
  const drawn = [svg('line', { class: 'report__axis', x1: at(1), x2: at(of), y1: 12, y2: 12 })];
  if (own.kind === 'ranked') {
    const middle = (own.from + own.to) / 2;
    drawn.push(svg('line', { class: 'report__apart', x1: at(team), x2: at(middle), y1: 12, y2: 12 }));
    const diamond = svg('path', { class: 'report__you', d: 'M0 -8 8 0 0 8 -8 0z' });
    drawn.push(svg('svg', { x: at(middle), y: 12, overflow: 'visible' }, diamond));
  }
  drawn.push(svg('circle', { class: 'report__team', cx: at(team), cy: 12, r: 5 }));
  return svg('svg', { width: '100%', height: 24, focusable: 'false' }, ...drawn);
}

function svg(tag: string, attributes: Readonly<Record<string, string | number>>, ...children: readonly Node[]): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}
