// The page on which people read a closed round's sentences: board, numbers, saving, release.
// The page's own markup is web/templates/reading.html; what it knows of the round is in its data.

import { ApiError, call } from '../shared/api.js';
import { announce, find, h, icon, refill } from '../shared/dom.js';
import { showLocalTimes } from '../shared/time.js';
import { opened, told, type NamedSentences } from './board.js';
import { ALERT, cards } from './cards.js';
import { strategies } from './numbers.js';
import { askToRelease, type Round } from './release.js';
import { between, differences, groupList } from './review.js';
import { Saver, type Refusal, type Standing } from './saver.js';
import { standing } from './standing.js';
import { State, type Focus, type ToldReading } from './state.js';

const page = find('#reading', HTMLElement);
const known = JSON.parse(page.dataset['reading'] ?? '') as ToldReading;
const round = JSON.parse(page.dataset['round'] ?? '') as Round;
const api = `/api/rounds/${round.id}/reading`;

const { texts, board } = opened(known.groups);
const state = new State(known, texts, board, heard, drawn);
const saver = new Saver<readonly NamedSentences[]>(known.version, {
  send: async (version, groups) => (await call<{ version: number }>('PUT', api, { version, groups })).version,
  refusal,
  show,
  later: (work, milliseconds) => {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
});
const live = find('#live', HTMLElement);
const status = find('#status', HTMLElement);
const undo = find('#undo', HTMLButtonElement);

function heard(focus: Focus, words: string): void {
  saver.change(told(state.board, texts));
  drawn(focus, words);
}

function drawn(focus: Focus, words: string): void {
  draw();
  focusOn(focus);
  announce(live, words);
}

function draw(): void {
  refill(find('#board', HTMLElement), ...cards(state));
  find('#yours', HTMLElement).textContent = String(strategies(state.board));
  undo.setAttribute('aria-disabled', String(state.last === null));
  undo.title = state.last === null ? 'Nothing to undo' : `Undo: ${state.last}`;
  const pairs = between(state);
  find('#between', HTMLElement).hidden = pairs.length === 0;
  refill(find('#between ul', HTMLElement), ...pairs);
  refill(find('#review-groups', HTMLElement), groupList(state));
  refill(find('#differences', HTMLElement), ...differences(state));
}

function focusOn(focus: Focus): void {
  if (focus === 'undo') return undo.focus();
  const name = 'sentence' in focus ? `sentence-${focus.sentence}` : `group-${focus.group}`;
  document.querySelector<HTMLElement>(`[data-focus="${name}"]`)?.focus();
}

function refusal(error: unknown): Refusal {
  if (!(error instanceof ApiError)) throw error;
  const { kind, status: code, detail } = error.problem;
  const again = kind === 'network' || kind === 'reply' || code === 429 || code >= 500;
  return { code: kind, why: detail, again };
}

function show(now: Standing): void {
  refill(status, ...standing(now, () => void saver.now()));
  status.className = now.kind === 'waiting' || now.kind === 'stopped' ? 'status status--danger' : 'status';
  if (now.kind === 'waiting') announce(live, `Not saved: ${now.why}`);
  if (now.kind === 'stopped') stopped(now.code, now.why);
}

/** Saving does not go on by itself: says why, and what can be done. */
function stopped(code: string, why: string): void {
  const button = (words: string, act: () => void, primary = false) =>
    h('button', { class: primary ? 'button button--primary' : 'button', type: 'button', onclick: act }, words);
  const actions =
    code === 'reading-changed'
      ? [button('Load theirs', () => void load(false), true), button('Keep mine', () => void load(true))]
      : code === 'released'
        ? [h('a', { class: 'button button--primary', href: `/rounds/${round.id}/report` }, 'Open the report')]
        : [button('Try again', () => void load(true), true)];
  notice(why, actions);
}

function notice(why: string, actions: readonly HTMLElement[]): void {
  const title = h('p', { class: 'banner__title' }, 'Not saved');
  const choice = actions.length > 0 && h('div', { class: 'actions' }, ...actions);
  const body = h('div', { class: 'banner__body' }, title, h('p', {}, why), choice);
  const banner = h('div', { class: 'banner banner--danger', role: 'group', 'aria-label': 'Not saved', tabindex: -1 }, icon(ALERT), body);
  refill(find('#notice', HTMLElement), banner);
  banner.focus();
}

/** Takes over what is on the server, or puts this page's reading in its place. */
async function load(keepMine: boolean): Promise<void> {
  try {
    const theirs = await call<ToldReading>('GET', api);
    refill(find('#notice', HTMLElement));
    saver.adopt(theirs.version, keepMine ? told(state.board, texts) : null);
    if (keepMine) return undo.focus();
    state.adopt(theirs.groups, 'Loaded what somebody else saved.');
  } catch (error) {
    const { why, code } = refusal(error);
    stopped(code, why);
  }
}

undo.addEventListener('click', () => state.undo());
document.addEventListener('keydown', (event) => {
  const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
  const typing = event.target instanceof HTMLInputElement || document.querySelector('dialog[open]');
  if (!isUndo || typing) return;
  event.preventDefault();
  state.undo();
});
addEventListener('online', () => void saver.now());
addEventListener('beforeunload', (event) => {
  if (saver.isBehind) event.preventDefault();
});
find('#start-over', HTMLButtonElement).addEventListener('click', () => {
  state.replace(known.machine.groups, 'Back to the machine’s groups.');
});
for (const button of page.querySelectorAll<HTMLButtonElement>('[data-release]')) {
  const whose = button.dataset['release'] === 'machine' ? 'machine' : 'facilitator';
  button.addEventListener('click', () => void askToRelease({ round, whose, state, saver, notice, stopped, refusal }));
}
showLocalTimes();
draw();
