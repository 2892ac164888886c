// The review: every answer with its way back, and the one button that sends.
// Must not send by itself, nor leave out what will be sent.

import { h, type Child } from '../../shared/dom.js';
import type { Asked, Question } from '../asked.js';
import { isGiven, problemOf } from '../check.js';
import type { Desk, Unsent } from '../desk.js';
import { answersOf, isAnswered, lines, type Draft } from '../draft.js';
import { progress } from '../flow.js';
import type { View } from '../frame.js';
import { pool } from '../ranking.js';
import { clean } from '../text.js';
import { BUTTONS } from '../wording/general.js';
import { RANKING } from '../wording/ranking.js';
import * as words from '../wording/sending.js';
import { PROMISE } from '../wording/welcome.js';
import { codeField } from './code.js';
import { backButton, banner, button, paragraphs } from './parts.js';

const { REVIEW } = words;

export function review(desk: Desk): View {
  const { asked, draft, unsent } = desk;
  const beside = unsent && failed(desk, unsent);
  const isBlocked = asked.questions.some((question) => problemOf(question, draft, asked) !== null);
  const canSend = !isBlocked && isAnswered(answersOf(draft, asked));
  const label = desk.isRevision ? REVIEW.submitAgain : REVIEW.submit;
  const submit = button('primary', label, () => canSend && desk.submit());
  if (!canSend) submit.setAttribute('aria-disabled', 'true');
  const drop = desk.isRevision && button('quiet', REVIEW.keep, () => desk.dropChanges());
  const element = h(
    'div',
    { class: 'stack stack--loose' },
    h('h1', {}, REVIEW.heading),
    h('p', { class: 'lead' }, desk.isRevision ? REVIEW.leadRevised : REVIEW.lead),
    desk.hasReceipt && banner('notice', words.CODE.entered),
    beside,
    h('dl', { class: 'answer__review' }, ...asked.questions.map((question) => row(question, desk))),
    h('div', { class: 'card card--raised stack stack--tight' }, ...paragraphs(PROMISE, { class: 'note' })),
    !canSend && h('p', { class: 'field__error' }, isBlocked ? REVIEW.blocked : REVIEW.empty),
    h('div', { class: 'actions' }, submit, drop),
  );
  return {
    heading: REVIEW.heading,
    content: [element],
    back: backButton(() => desk.back()),
    progress: progress('review', asked.questions),
    ...(beside && { focus: beside }),
  };
}

function failed(desk: Desk, unsent: Unsent): HTMLElement {
  if (unsent.kind === 'spent') return banner('danger', words.SPENT.title, ...paragraphs([words.SPENT.text, words.SPENT.notMe]), codeField(desk, words.SPENT.send, () => desk.submit()));
  const again = unsent.again && h('div', { class: 'actions' }, button('', BUTTONS.tryAgain, () => desk.submit()));
  return banner('danger', words.NOT_SENT, h('p', {}, unsent.text), again);
}

function row(question: Question, desk: Desk): HTMLElement {
  const { draft, asked } = desk;
  const isLocked = question === 'recall' && draft.listSeen;
  const change = button('quiet', BUTTONS.change, () => desk.go(question));
  change.setAttribute('aria-label', `${BUTTONS.change}: ${words.NAMES[question]}`);
  const problem = problemOf(question, draft, asked);
  return h(
    'div',
    { class: 'answer__row' },
    h('dt', {}, words.NAMES[question]),
    h('dd', {}, ...shown(question, draft, asked), problem && h('p', { class: 'field__error' }, problem)),
    !isLocked && h('dd', { class: 'answer__change' }, change),
  );
}

/** The answer, as it will be sent; or that none will be. */
function shown(question: Question, draft: Draft, asked: Asked): readonly Child[] {
  const items = asked.priorities?.items ?? [];
  switch (question) {
    case 'sentence':
      return text(clean(draft.sentence));
    case 'same':
      return text(draft.same === null ? '' : `${draft.same} of ${asked.colleagues}`);
    case 'recall':
      return list('ul', lines(draft.recalled));
    case 'ranking':
      return order(draft, asked, items);
    case 'first':
      return text(draft.first === null ? '' : (items[draft.first] ?? ''));
    case 'stop':
      return text(draft.nothing ? REVIEW.nothing : clean(draft.stop));
    case 'clarity':
      return feelings(draft, asked);
    case 'subgroup':
      return text(draft.subgroup === null ? '' : (asked.subgroup?.cells[draft.subgroup] ?? ''));
  }
}

function order(draft: Draft, asked: Asked, items: readonly string[]): readonly Child[] {
  const named = (indices: readonly number[]): readonly string[] => indices.map((item) => items[item] ?? '');
  const { order, bin } = draft.ranking;
  const isSent = isGiven('ranking', draft, asked);
  if (order.length + bin.length === 0) return text('');
  const rest = asked.priorities?.top === null ? [] : named(pool(draft.ranking));
  return [
    !isSent && h('p', { class: 'note' }, REVIEW.unfinished),
    ...(order.length > 0 ? list('ol', named(order)) : []),
    ...(rest.length > 0 ? [h('p', { class: 'note' }, REVIEW.unplaced), ...list('ul', rest)] : []),
    ...(bin.length > 0 ? [h('p', { class: 'note' }, RANKING.bin), ...list('ul', named(bin))] : []),
  ];
}

function feelings({ clarity, commitment }: Draft, asked: Asked): readonly Child[] {
  const level = commitment === null ? '' : (asked.clarity?.levels[commitment] ?? '');
  return [
    h('p', {}, clarity === null ? words.CLARITY_MISSING : words.clarity(clarity)),
    h('p', {}, commitment === null ? words.COMMITMENT_MISSING : words.commitment(commitment, level)),
  ];
}

function text(answer: string): readonly Child[] {
  return [answer === '' ? h('p', { class: 'muted' }, REVIEW.unanswered) : h('p', { dir: 'auto' }, answer)];
}

function list(kind: 'ol' | 'ul', texts: readonly string[]): readonly Child[] {
  if (texts.length === 0) return text('');
  return [h(kind, {}, ...texts.map((one) => h('li', {}, h('bdi', {}, one))))];
}
