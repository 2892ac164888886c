// Marks a leader's own answers in the report. What is compared was kept in this browser.
// Must not know where it was kept, and changes nothing but what is seen.

import type { Answers } from '../ballot/index.js';
import { h } from '../shared/dom.js';
import { evened } from './evened.js';
import { MINE } from './words.js';

/** Marks what is found; whether the sentence was, and null where there is none to find. */
export function mark(report: ParentNode, { sentence, stop, clarity, commitment }: Answers): boolean | null {
  if (stop !== undefined) markLine(report, '[data-stop]', stop, MINE.stop);
  if (clarity !== undefined) markValue(report, '[data-clarity]', clarity);
  if (commitment !== undefined) markValue(report, '[data-commitment]', commitment);
  return sentence === undefined ? null : markLine(report, '[data-sentence]', sentence, MINE.sentence);
}

/** Takes all marks away again, and the order beside the team's. */
export function unmark(report: ParentNode): void {
  report.querySelectorAll('.report__yours').forEach((label) => label.remove());
  report.querySelector('.report__private')?.remove();
  report.querySelectorAll('.report__own').forEach((own) => own.classList.remove('report__own'));
}

function markLine(report: ParentNode, where: string, text: string, label: string): boolean {
  const shown = evened(text);
  const found = lines(report, where).find((line) => line.textContent === shown);
  found?.classList.add('report__own');
  found?.append(h('span', { class: 'report__yours', dir: 'ltr' }, label));
  return found !== undefined;
}

/** Of equal values one is marked: which one it is nobody knows. */
function markValue(report: ParentNode, where: string, value: number): void {
  const found = lines(report, where).find((line) => line.textContent === String(value));
  found?.classList.add('report__own');
  found?.append(h('span', { class: 'report__yours' }, MINE.value));
}

function lines(report: ParentNode, where: string): readonly HTMLElement[] {
  return Array.from(report.querySelectorAll<HTMLElement>(where));
}
