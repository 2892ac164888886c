// The questions that are answered in words: the sentence, what to stop, the priorities from memory.
// Must not change a word, nor send one.

import { h, refill, type Child } from '../../shared/dom.js';
import type { SentenceAsked, StopAsked } from '../asked.js';
import type { Desk } from '../desk.js';
import type { View } from '../frame.js';
import { lookAtLine, lookAtSentence, type Looked } from '../sentence.js';
import * as words from '../wording/asking.js';
import { DESCRIBED, form, HEADING } from './question.js';
import { stopwatch } from './stopwatch.js';

/** Notes wait for a pause: nobody wants to be corrected in the middle of a word. */
const PAUSE_MILLISECONDS = 700;

export function sentence(desk: Desk, asked: SentenceAsked): View {
  const { roster } = desk.asked;
  const limits = { mostCharacters: asked.mostCharacters, wordsAdvised: asked.wordsAdvised };
  let pasted = false;
  return form(desk, (change) => {
    const look = (text: string): Looked => lookAtSentence(text, { question: asked.question, limits, roster, pasted });
    const beside = new Beside(asked.mostCharacters, look, desk.draft.sentence);
    const area = textArea(desk.draft.sentence, 4, (text) => {
      if (text === '') pasted = false;
      change({ sentence: text });
      beside.wrote(text);
    });
    area.addEventListener('paste', () => {
      pasted = true;
    });
    const answer = h('div', { class: 'stack stack--tight' }, area, beside.count, beside.notes);
    return {
      question: 'sentence',
      asked: asked.question,
      hints: [h('p', {}, words.SENTENCE.hint)],
      body: [answer, asked.timer && stopwatch()],
      control: () => area,
    };
  }).view;
}

export function stop(desk: Desk, asked: StopAsked): View {
  const { roster } = desk.asked;
  const limits = { mostCharacters: asked.mostCharacters, wordsAdvised: null };
  return form(desk, (change) => {
    const look = (text: string): Looked => lookAtLine(text, { question: asked.question, limits, roster });
    const beside = new Beside(asked.mostCharacters, look, desk.draft.stop);
    const area = textArea(desk.draft.stop, 2, (text) => {
      change({ stop: text });
      beside.wrote(text);
    });
    const nothing = h('input', { type: 'checkbox', checked: desk.draft.nothing });
    const settle = (): void => {
      area.disabled = nothing.checked;
    };
    nothing.addEventListener('change', () => {
      settle();
      change({ nothing: nothing.checked });
    });
    settle();
    const check = h('label', { class: 'check' }, nothing, h('span', {}, words.STOP.nothing));
    const answer = h('div', { class: 'stack stack--tight' }, area, beside.count, beside.notes, check);
    return {
      question: 'stop',
      asked: asked.question,
      hints: [h('p', {}, words.STOP.hint)],
      body: [answer],
      control: () => area,
    };
  }).view;
}

export function recall(desk: Desk, asked: string): View {
  return form(desk, (change) => {
    const { recalled, listSeen } = desk.draft;
    const area = textArea(recalled, 6, (text) => change({ recalled: text }));
    const hint = listSeen ? words.RECALL.locked : words.RECALL.hint;
    const kept = h('p', { class: 'answer__kept', dir: 'auto' }, recalled || words.RECALL.none);
    return {
      question: 'recall',
      asked,
      hints: [h('p', {}, hint)],
      body: [listSeen ? kept : area],
      control: () => area,
    };
  }).view;
}

function textArea(text: string, rows: number, wrote: (text: string) => void): HTMLTextAreaElement {
  const area = h('textarea', {
    class: 'textarea',
    rows,
    dir: 'auto',
    autocomplete: 'off',
    spellcheck: 'true',
    'aria-labelledby': HEADING,
    'aria-describedby': DESCRIBED,
    oninput: () => wrote(area.value),
  });
  area.value = text;
  return area;
}

/** What stands below a text: how much room is left, and notes after a pause. */
class Beside {
  readonly count = h('p', { class: 'count', 'aria-hidden': 'true' });
  readonly notes = h('div', { role: 'status', class: 'answer__notes' });
  readonly #most: number;
  readonly #look: (text: string) => Looked;
  #timer = 0;

  constructor(most: number, look: (text: string) => Looked, text: string) {
    this.#most = most;
    this.#look = look;
    this.#show(text);
  }

  wrote(text: string): void {
    this.#showCount(this.#look(text));
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#show(text), PAUSE_MILLISECONDS);
  }

  #show(text: string): void {
    const looked = this.#look(text);
    this.#showCount(looked);
    const said: Child[] = looked.notes.map((note) => h('li', { dir: 'auto' }, words.note(note)));
    const room = looked.left < 0 && h('p', { class: 'visually-hidden' }, words.room(looked.left, this.#most));
    refill(this.notes, room, said.length > 0 && h('ul', { role: 'list' }, ...said));
  }

  #showCount({ left, isNear }: Looked): void {
    this.count.className = left < 0 ? 'count count--over' : 'count';
    this.count.textContent = isNear ? words.room(left, this.#most) : '';
  }
}
