// Releasing: who gets to see what is said before, and it is done once.
// Must not know how a reading is made.

import { call } from '../shared/api.js';
import { counted, h, type Child } from '../shared/dom.js';
import { told, type NamedSentences } from './board.js';
import { confirm } from './dialogs.js';
import { range, strategies } from './numbers.js';
import type { Refusal, Saver } from './saver.js';
import type { State } from './state.js';

/** What the page knows of the round. */
export interface Round {
  readonly id: string;
  readonly invited: number;
  readonly organization: string;
  readonly low: number;
  readonly high: number;
}

/** What a release is asked with. */
export interface Asked {
  readonly round: Round;
  readonly whose: 'facilitator' | 'machine';
  readonly state: State;
  readonly saver: Saver<readonly NamedSentences[]>;
  readonly notice: (why: string, actions: readonly HTMLElement[]) => void;
  readonly stopped: (code: string, why: string) => void;
  readonly refusal: (error: unknown) => Refusal;
}

/** Asks, saves what is not saved yet, releases, and goes to the report. */
export async function askToRelease(asked: Asked): Promise<void> {
  const { round, whose, state } = asked;
  const yours = whose === 'facilitator';
  const title = yours ? 'Release with your reading?' : 'Release with the machine’s first reading?';
  if (!(await confirm(title, content(round, state, yours), 'Release to everybody'))) return;
  try {
    const body = yours ? { reading: whose, version: await savedVersion(asked) } : { reading: whose };
    if ('version' in body && body.version === null) return;
    await call('POST', `/api/rounds/${round.id}/release`, body);
    location.assign(`/rounds/${round.id}/report`);
  } catch (error) {
    const { code, why, again } = asked.refusal(error);
    if (again || code !== 'reading-changed') asked.notice(why, []);
    else asked.stopped(code, why);
  }
}

/** The version that holds the board as it is shown; null when it can't be saved now. */
async function savedVersion({ saver, state, notice }: Asked): Promise<number | null> {
  // Who agrees with the machine has read, too: the reading becomes theirs.
  if (saver.version === 0 && !saver.isBehind) saver.change(told(state.board, state.texts));
  if (await saver.now()) return saver.version;
  if (saver.standing.kind !== 'stopped') {
    notice('Your reading could not be saved, so nothing was released. Try again in a moment.', []);
  }
  return null;
}

function content(round: Round, state: State, yours: boolean): Child[] {
  const whole = strategies(state.board);
  const number = `${yours ? whole : range(round.low, round.high)} ${(yours ? whole : round.high) === 1 ? 'strategy' : 'strategies'} in the room`;
  const shown = yours
    ? `It shows your groups with their names and says: ${number}, by the facilitator’s reading. The machine’s first reading stays beside yours, with where the two part.`
    : `It shows the machine’s groups and says: ${number}, by the machine’s first reading. What was moved here is discarded.`;
  return [
    h('p', {}, 'Everybody sees the report at once:'),
    h(
      'ul',
      {},
      h('li', {}, `the ${counted(round.invited, 'leader')} who were invited, by their links;`),
      h('li', { dir: 'auto' }, `the accounts of ${round.organization}.`),
    ),
    h('p', {}, shown),
    h('p', {}, 'Every sentence is in it, word for word, in a new order for each reader and without a name.'),
    h('p', {}, h('strong', {}, 'This can’t be undone. After the release nobody can change the reading.')),
  ];
}
