// A leader's own order beside the team's: computed here, from what this browser kept and the report.
// Must not be sent anywhere.

import type { Answers, Sheet } from '../ballot/index.js';
import { isListOf, isObject, isText, readObjectIn } from '../ballot/json.js';
import type { Bytes } from '../ballot/bytes.js';

/** Where the leader put a priority. */
export type Own =
  /** `from` is the place; `to` is another one when several share the places from one to the other. */
  | { readonly kind: 'ranked'; readonly from: number; readonly to: number }
  | { readonly kind: 'not-priority' }
  | { readonly kind: 'not-ranked' };

/** One priority: the team's place for it and the leader's own. */
export interface Row {
  readonly item: string;
  readonly team: number;
  readonly own: Own;
}

/** The rows in the team's order; none without a ranking of one's own or an order of the team's. */
export function beside(team: readonly string[], items: readonly string[], answers: Answers): readonly Row[] {
  if (answers.ranking === undefined) return [];
  return team.map((item, index) => ({ item, team: index + 1, own: placeOf(items.indexOf(item), answers) }));
}

function placeOf(item: number, { ranking = [], not_priority: bin = [] }: Answers): Own {
  let above = 0;
  for (const group of ranking) {
    if (group.includes(item)) return { kind: 'ranked', from: above + 1, to: above + group.length };
    above += group.length;
  }
  return { kind: bin.includes(item) ? 'not-priority' : 'not-ranked' };
}

/** The team's order in the released report; empty where there is none. */
export function teamsOrder(report: Bytes): readonly string[] {
  const { report: analysis } = readObjectIn(report) ?? {};
  const priorities = isObject(analysis) ? analysis['priorities'] : null;
  const consensus = isObject(priorities) ? priorities['consensus'] : null;
  const order = isObject(consensus) ? consensus['order'] : null;
  return isListOf(order, isText) ? order : [];
}

/** The items that the leader ranked, as the sheet lists them. */
export function itemsOf({ instruments }: Pick<Sheet, 'instruments'>): readonly string[] {
  const asked = instruments.find(({ kind }) => kind === 'priorities')?.['items'];
  return isListOf(asked, isText) ? asked : [];
}
