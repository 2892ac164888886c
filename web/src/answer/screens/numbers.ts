// The questions that are answered by a choice: how many wrote the same, who comes first, which part of
// the team, how clear and how committed.
// Must not suggest an answer: nothing is chosen until the leader chooses.

import { h } from '../../shared/dom.js';
import type { ClarityAsked, SubgroupAsked } from '../asked.js';
import type { Desk } from '../desk.js';
import type { View } from '../frame.js';
import * as words from '../wording/asking.js';
import { choices } from './parts.js';
import { DESCRIBED, form, HEADING } from './question.js';

/** More than so many colleagues are typed as a number. */
const MOST_CHOICES = 20;

const GROUP = { labelledBy: HEADING, describedBy: DESCRIBED };

export function same(desk: Desk, asked: string): View {
  const { colleagues } = desk.asked;
  return form(desk, (change) => {
    const choose = (same: number | null): void => change({ same });
    const few = colleagues <= MOST_CHOICES;
    const answer = few ? chips(colleagues, desk.draft.same, choose) : typed(colleagues, desk.draft.same, choose);
    return {
      question: 'same',
      asked,
      hints: [h('p', {}, words.colleagues(colleagues))],
      body: [answer],
      control: () => answer.querySelector('input'),
    };
  }).view;
}

function chips(colleagues: number, chosen: number | null, choose: (value: number) => void): HTMLElement {
  const labels = Array.from({ length: colleagues + 1 }, (_, number) => [number, chip(number, colleagues)] as const);
  return choices({ name: 'same', labels, chosen, ...GROUP, className: 'answer__numbers', choose });
}

function chip(number: number, colleagues: number): string {
  if (number === 0) return words.SAME.none;
  return number === colleagues && colleagues > 1 ? words.allOf(colleagues) : String(number);
}

function typed(colleagues: number, chosen: number | null, choose: (value: number | null) => void): HTMLElement {
  const input = numberInput(colleagues, words.SAME.number, choose);
  input.value = chosen === null ? '' : String(chosen);
  return h('div', { class: 'field' }, input, h('p', { class: 'field__hint' }, words.notACount(colleagues)));
}

/** A number to type; what is no whole number of the range is no answer. */
function numberInput(most: number, label: string, choose: (value: number | null) => void): HTMLInputElement {
  const input = h('input', {
    class: 'input answer__number',
    type: 'number',
    inputmode: 'numeric',
    min: 0,
    max: most,
    step: 1,
    'aria-label': label,
    oninput: () => {
      const value = input.value.trim() === '' ? NaN : Number(input.value);
      const isRight = Number.isInteger(value) && value >= 0 && value <= most;
      choose(isRight ? value : null);
    },
  });
  return input;
}

/** In the order in which this leader was shown the list: another one would be a hint. */
export function first(desk: Desk, asked: string): View {
  const items = desk.asked.priorities?.items ?? [];
  return form(desk, (change) => {
    const labels = desk.draft.ranking.shown.map((item) => [item, items[item] ?? ''] as const);
    const choose = (first: number): void => change({ first });
    const answer = choices({ name: 'first', labels, chosen: desk.draft.first, ...GROUP, choose });
    return {
      question: 'first',
      asked,
      hints: [h('p', {}, words.FIRST.hint)],
      body: [answer],
      control: () => answer.querySelector('input'),
    };
  }).view;
}

export function subgroup(desk: Desk, { question, cells }: SubgroupAsked): View {
  return form(desk, (change) => {
    const labels = cells.map((cell, index) => [index, cell] as const);
    const choose = (subgroup: number): void => change({ subgroup });
    const answer = choices({ name: 'subgroup', labels, chosen: desk.draft.subgroup, ...GROUP, choose });
    return {
      question: 'subgroup',
      asked: question,
      hints: [h('p', {}, words.SUBGROUP.hint)],
      body: [answer],
      control: () => answer.querySelector('input'),
    };
  }).view;
}

export function clarity(desk: Desk, asked: ClarityAsked): View {
  return form(desk, (change) => {
    const scale = clarityScale(desk.draft.clarity, (clarity) => change({ clarity }));
    const cards = choices({
      name: 'commitment',
      labels: asked.levels.map((level, value) => [value, levelText(value, level)] as const),
      chosen: desk.draft.commitment,
      labelledBy: 'commitment',
      choose: (commitment) => change({ commitment }),
    });
    const second = h('section', { class: 'stack' }, h('h2', { id: 'commitment', class: 'answer__asked', dir: 'auto' }, asked.commitment), cards);
    const missing = (): HTMLElement | null =>
      desk.draft.clarity === null ? scale.querySelector('input') : cards.querySelector('input');
    return { question: 'clarity', asked: asked.clarity, body: [scale, second], control: missing };
  }).view;
}

function levelText(value: number, words: string): HTMLElement {
  return h('span', { class: 'answer__level' }, h('b', { class: 'numeral' }, String(value)), ' ', h('span', { dir: 'auto' }, words));
}

const MIDDLE = 50;
const STEP = 5;

/** A line and a number that follow each other; until one is touched, neither is an answer. */
function clarityScale(chosen: number | null, choose: (value: number | null) => void): HTMLElement {
  const range = h('input', { type: 'range', min: 0, max: 100, step: STEP, 'aria-labelledby': HEADING });
  const number = numberInput(100, words.CLARITY.number, (value) => {
    if (value !== null) range.value = String(value);
    settle(value);
    choose(value);
  });
  const settle = (value: number | null): void => {
    range.classList.toggle('answer__range--unset', value === null);
    if (value === null) range.setAttribute('aria-valuetext', words.CLARITY.unset);
    else range.removeAttribute('aria-valuetext');
  };
  const take = (): void => {
    number.value = range.value;
    settle(Number(range.value));
    choose(Number(range.value));
  };
  // A press on the middle changes no value, and is an answer all the same.
  for (const event of ['input', 'click']) range.addEventListener(event, take);
  range.addEventListener('keydown', ({ key }) => {
    if (key === ' ' || key === 'Enter') take();
  });
  range.value = String(chosen ?? MIDDLE);
  number.value = chosen === null ? '' : String(chosen);
  settle(chosen);
  const ends = h('div', { class: 'range__ends', 'aria-hidden': 'true' }, h('span', {}, words.CLARITY.low), h('span', {}, words.CLARITY.high));
  return h('div', { class: 'range' }, range, number, ends);
}
