// A pulse as it is being planned: what the six steps fill in, what is wrong with it, and what the API
// is told of it. Pure; must not know the page.

import type { Fault } from '../shared/form.js';
import { identity, wrong, type Leader } from './roster.js';
import { fromField, toField, wrongWindow } from './window.js';

/** What is there already: nothing for a new pulse, all of it for a draft that is changed. */
export interface Made {
  readonly team: number | null;
  readonly pulse: number | null;
  readonly round: string | null;
  /** A list that something was being added to, and what was in it before: the reply may be lost. */
  readonly adding?: { readonly list: string; readonly before: readonly Id[] };
}

/** How the API names a team, a pulse, a round. */
export type Id = number | string;

/** How much of the list is put in order, as the API says it. */
type Ranked = 'full' | { readonly top: number };

/** What a pulse asks, as the API says it. */
export interface Questions {
  readonly priorities: readonly string[];
  readonly ranked: Ranked;
  readonly recall: boolean;
  readonly timer: boolean;
  /** Parts of the team; planned elsewhere, carried along. */
  readonly subgroups: unknown;
  readonly official: { readonly statement: string | null; readonly order: readonly (readonly string[])[] | null };
}

/** A plan as the page hands it over and the API takes it. */
export interface Plan {
  readonly made: Made;
  readonly team: string;
  readonly leaders: readonly Leader[];
  readonly name: string;
  readonly cadence: string;
  readonly questions: Questions | null;
  readonly closes_at: string | null;
  readonly closes_when_all_answered: boolean;
  readonly minimum: number;
  /** Whether a round was opened before: the questions stay as they are. */
  readonly frozen: boolean;
}

/** The plan while it is typed: every field may be unfinished. */
export interface Draft {
  readonly made: Made;
  readonly frozen: boolean;
  readonly team: string;
  readonly leaders: readonly Leader[];
  /** Pasted and not yet added. */
  readonly pasted: string;
  readonly priorities: readonly string[];
  readonly statement: string;
  readonly hasOrder: boolean;
  /** Best first; more than one item in a group is a tie. */
  readonly order: readonly (readonly string[])[];
  readonly recall: boolean;
  readonly timer: boolean;
  readonly full: boolean;
  readonly top: number;
  readonly subgroups: unknown;
  readonly name: string;
  readonly cadence: string;
  /** As a `datetime-local` field holds it. */
  readonly closes: string;
  readonly whenAll: boolean;
  readonly minimum: number;
}

export type Step = 'team' | 'priorities' | 'official' | 'questions' | 'window' | 'review';

export const FEWEST_PRIORITIES = 3;
export const MOST_PRIORITIES = 20;
const LONGEST_PRIORITY = 200;
const LONGEST_STATEMENT = 1_000;
/** So many of the first are asked for when not all are. */
const USUAL_TOP = 5;

/** The steps of a plan; of a pulse that was asked before only whom and when. */
export function steps(frozen: boolean): readonly Step[] {
  if (frozen) return ['team', 'window', 'review'];
  return ['team', 'priorities', 'official', 'questions', 'window', 'review'];
}

/** A plan as a draft; `closes` when it does not say when it closes. */
export function draftOf(plan: Plan, closes: Date): Draft {
  const { questions } = plan;
  const ranked = questions?.ranked ?? 'full';
  const moment = plan.closes_at === null ? closes : new Date(plan.closes_at);
  return {
    made: plan.made,
    frozen: plan.frozen,
    team: plan.team,
    leaders: plan.leaders,
    pasted: '',
    priorities: questions?.priorities ?? [],
    statement: questions?.official.statement ?? '',
    hasOrder: questions?.official.order != null,
    order: questions?.official.order ?? [],
    recall: questions?.recall ?? false,
    timer: questions?.timer ?? false,
    full: ranked === 'full',
    top: ranked === 'full' ? USUAL_TOP : ranked.top,
    subgroups: questions?.subgroups ?? null,
    name: plan.name,
    cadence: plan.cadence,
    closes: toField(moment),
    whenAll: plan.closes_when_all_answered,
    minimum: plan.minimum,
  };
}

/** What the API is told of the questions. */
export function questionsOf(draft: Draft): Questions {
  const priorities = written(draft);
  return {
    priorities,
    ranked: draft.full ? 'full' : { top: draft.top },
    recall: draft.recall,
    timer: draft.timer,
    subgroups: draft.subgroups,
    official: {
      statement: draft.statement.trim() || null,
      order: draft.hasOrder ? orderOf(draft.order, priorities) : null,
    },
  };
}

/** What the API is told of the window. */
export function windowOf(draft: Draft) {
  return {
    minimum: draft.minimum,
    closes_at: fromField(draft.closes)?.toISOString() ?? null,
    closes_when_all_answered: draft.whenAll,
  };
}

/** The priorities that hold a text. */
export function written(draft: Draft): string[] {
  return draft.priorities.map((item) => item.replace(/\s+/g, ' ').trim()).filter((item) => item !== '');
}

/** An order of exactly these items: what is gone leaves it, what is new comes last. */
export function orderOf(order: readonly (readonly string[])[], items: readonly string[]): string[][] {
  const kept = order.map((group) => group.filter((item) => items.includes(item)));
  const ranked = new Set(kept.flat());
  const added = items.filter((item) => !ranked.has(item)).map((item) => [item]);
  return [...kept.filter((group) => group.length > 0), ...added];
}

/** What is wrong with a step; its fields are the JSON paths of the API. */
export function faultsOf(draft: Draft, step: Step, now: Date): Fault[] {
  switch (step) {
    case 'team':
      return [...missing('team', draft.team, 'The team needs a name.'), ...inRoster(draft.leaders)];
    case 'priorities':
      return inPriorities(draft.priorities);
    case 'official':
      return inStatement(draft.statement);
    case 'questions':
      return inTop(draft);
    case 'window':
      return [...missing('name', draft.name, 'The pulse needs a name.'), ...inWindow(draft, now)];
    case 'review':
      return [];
  }
}

/** The step that asks for a field of the API. */
export function stepOf(field: string): Step {
  if (field === 'team' || field.startsWith('leaders')) return 'team';
  if (field.startsWith('questions.official')) return 'official';
  if (field.startsWith('questions.priorities')) return 'priorities';
  return field.startsWith('questions') ? 'questions' : 'window';
}

function missing(field: string, text: string, told: string): Fault[] {
  return text.trim() === '' ? [{ field, text: told }] : [];
}

function inRoster(leaders: readonly Leader[]): Fault[] {
  const seen = new Map<string, number>();
  return leaders.flatMap((leader, at) => {
    const before = seen.get(identity(leader));
    seen.set(identity(leader), before ?? at);
    const twice = before === undefined ? null : `is the same as leader ${before + 1}`;
    const reason = wrong(leader) ?? twice;
    return reason === null ? [] : [{ field: `leaders[${at}]`, text: `Leader ${at + 1}: ${reason}.` }];
  });
}

function inPriorities(priorities: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const [at, item] of priorities.entries()) {
    const folded = item.trim().toLowerCase();
    const field = `priorities[${at}]`;
    if (folded !== '' && seen.has(folded)) faults.push({ field, text: `“${item.trim()}” is listed twice.` });
    if ([...item].length > LONGEST_PRIORITY) {
      faults.push({ field, text: `Priority ${at + 1} is longer than ${LONGEST_PRIORITY} characters.` });
    }
    seen.add(folded);
  }
  const found = priorities.filter((item) => item.trim() !== '').length;
  if (found < FEWEST_PRIORITIES || found > MOST_PRIORITIES) {
    const text = `A round ranks ${FEWEST_PRIORITIES} to ${MOST_PRIORITIES} priorities; there are ${found}.`;
    faults.push({ field: 'questions.priorities', text });
  }
  return faults;
}

function inStatement(statement: string): Fault[] {
  const found = [...statement.trim()].length;
  if (found <= LONGEST_STATEMENT) return [];
  const text = `The statement has ${found} characters; ${LONGEST_STATEMENT} are the most.`;
  return [{ field: 'questions.official.statement', text }];
}

function inTop(draft: Draft): Fault[] {
  const most = written(draft).length - 1;
  if (draft.full || (Number.isInteger(draft.top) && draft.top >= 2 && draft.top <= most)) return [];
  return [{ field: 'questions.ranked', text: `Ask for the first 2 to ${most}, or for all of them.` }];
}

function inWindow(draft: Draft, now: Date): Fault[] {
  const text = wrongWindow(fromField(draft.closes), now);
  return text === null ? [] : [{ field: 'closes_at', text }];
}
