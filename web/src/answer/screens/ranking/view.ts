// The screen of the ranking: the form, and the board in it.
// Must not know how a card is moved.

import { h } from '../../../shared/dom.js';
import type { PrioritiesAsked } from '../../asked.js';
import type { Desk } from '../../desk.js';
import type { View } from '../../frame.js';
import { isHasty } from '../../ranking.js';
import { HASTY, hint } from '../../wording/ranking.js';
import { confirm } from '../parts.js';
import { form } from '../question.js';
import { Board } from './board.js';

export function ranking(desk: Desk, { question, items, top }: PrioritiesAsked): View {
  const started = performance.now();
  let isAsked = false;
  return form(desk, (change, goOn) => {
    // From now on nothing comes from memory.
    if (!desk.draft.listSeen) desk.change({ listSeen: true });
    const board = new Board({ ranking: desk.draft.ranking, items, top, goOn, changed: (ranking) => change({ ranking }) });
    const mayGoOn = async (): Promise<boolean> => {
      if (isAsked || !isHasty(board.ranking, performance.now() - started)) return true;
      isAsked = true;
      return confirm({ title: HASTY.title, text: [HASTY.text], yes: HASTY.yes, no: HASTY.no });
    };
    return {
      question: 'ranking',
      asked: question,
      hints: [h('p', {}, hint(items.length, top))],
      body: [board.element],
      control: () => board.control,
      isWide: true,
      mayGoOn,
    };
  }).view;
}
