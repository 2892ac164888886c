// The whole plan on one screen, before it is saved.
// Must not know how it is saved.

import { counted, find, h } from '../shared/dom.js';
import { inWords } from '../shared/time.js';
import { steps, written, type Draft, type Step } from './draft.js';
import { fromField } from './window.js';

const CADENCES: Readonly<Record<string, string>> = {
  once: 'Once',
  monthly: 'Every month',
  quarterly: 'Every three months',
  halfyearly: 'Every six months',
  yearly: 'Every year',
};

type Line = readonly [term: string, text: string, step: Step];

/** Shows what will be saved, each line with the way back to where it was said. */
export function showReview(draft: Draft, section: HTMLElement): void {
  const place = find('[data-review]', HTMLElement, section);
  const asked = steps(draft.frozen);
  place.replaceChildren(...linesOf(draft).filter(([, , step]) => asked.includes(step)).map(lineOf));
}

function lineOf([term, text, step]: Line): HTMLElement {
  const change = h('a', { href: `#${step}` }, 'Change', h('span', { class: 'visually-hidden' }, ` ${term.toLowerCase()}`));
  const value = h('dd', { dir: 'auto' }, text);
  return h('div', { class: 'review__line' }, h('dt', {}, term), value, h('dd', { class: 'review__change' }, change));
}

function linesOf(draft: Draft): Line[] {
  const without = draft.leaders.filter((leader) => leader.email === null).length;
  const addresses = without === 0 ? '' : `, ${without === draft.leaders.length ? 'none' : draft.leaders.length - without} with an address`;
  const moment = fromField(draft.closes);
  const early = draft.whenAll ? ', or as soon as all have answered' : '';
  return [
    ['Team', draft.team, 'team'],
    ['Leaders', `${counted(draft.leaders.length, 'leader')}${addresses}`, 'team'],
    ['Priorities', written(draft).join(' · '), 'priorities'],
    ['Official statement', draft.statement.trim() || 'None', 'official'],
    ['Official order', draft.hasOrder ? 'Yes, sealed until the release' : 'None', 'official'],
    ['Ranking', draft.full ? 'All priorities' : `The first ${draft.top}`, 'questions'],
    ['Timer', draft.timer ? 'Counts up beside the sentence' : 'None', 'questions'],
    ['From memory', draft.recall ? 'Asked first' : 'Not asked', 'questions'],
    ['Closes', `${moment ? inWords(moment) : ''}${early}`, 'window'],
    ['Fewest answers', `${draft.minimum}: below that nothing is shown`, 'window'],
    ['Pulse', `${draft.name.trim()}, ${(CADENCES[draft.cadence] ?? draft.cadence).toLowerCase()}`, 'window'],
  ];
}
