// A finished plan to the API: team, roster, pulse, round, in that order. What is made is remembered in
// between, so that trying again after a failure or a lost reply goes on where it stopped and makes nothing twice.
// Must not know the page.

import { questionsOf, windowOf, type Draft, type Id, type Made } from './draft.js';
import { ApiError, type Method } from '../shared/api.js';

/** Asks the API; `call`, or what stands in for it in a test. */
export type Call = (method: Method, path: string, body?: unknown) => Promise<unknown>;

/** Saves the plan; `before` is what the page began with, `remember` is told what is there now. The round's name. */
export async function save(
  draft: Draft,
  before: Draft,
  call: Call,
  remember: (made: Made) => void,
): Promise<string> {
  const { adding, ...made } = draft.made;
  const add = <T extends Id>(known: Made, list: string, body: object) =>
    addOnce<T>(list, body, adding, call, (now) => remember(now ? { ...known, adding: now } : known));
  const team = await saveTeam(draft, before, call, (list, body) => add(made, list, body));
  remember({ ...made, team });
  const pulse = await savePulse(draft, before, team, call, (list, body) => add({ ...made, team }, list, body));
  remember({ ...made, team, pulse });
  const round = await saveRound(draft, pulse, call, (list, body) => add({ ...made, team, pulse }, list, body));
  remember({ team, pulse, round });
  return round;
}

/** Adds to a list of the API; the new one's name there. */
type Add<T extends Id> = (list: string, body: object) => Promise<T>;

/**
 * Adds to a list once. What is in it is noted before: where a reply was lost, the next try finds what was
 * added all the same. A refusal is an answer: nothing was added.
 */
async function addOnce<T extends Id>(
  list: string,
  body: object,
  begun: Made['adding'],
  call: Call,
  note: (adding: Made['adding']) => void,
): Promise<T> {
  const there = (await call('GET', list)) as readonly { readonly id: T; readonly name?: string }[];
  if (begun?.list === list) {
    const isNew = ({ id }: { id: T }) => !begun.before.includes(id);
    const added = there.filter((one) => isNew(one) && (!('name' in body) || one.name === body.name));
    if (added.length === 1 && added[0]) return added[0].id;
  }
  note({ list, before: there.map(({ id }) => id) });
  try {
    return ((await call('POST', list, body)) as { id: T }).id;
  } catch (error) {
    if (error instanceof ApiError && error.problem.status >= 400 && error.problem.status < 500) note(undefined);
    throw error;
  }
}

async function saveTeam(draft: Draft, before: Draft, call: Call, add: Add<number>): Promise<number> {
  const name = (of: Draft) => ({ name: of.team.trim() });
  const id = draft.made.team ?? (await add('/api/teams', name(draft)));
  const was = before.made.team === id ? before : null;
  if (draft.made.team !== null && differs(name, draft, was)) await call('PATCH', `/api/teams/${id}`, name(draft));
  const roster = ({ leaders }: Draft) => ({ leaders });
  if (differs(roster, draft, was)) await call('PUT', `/api/teams/${id}/roster`, roster(draft));
  return id;
}

async function savePulse(draft: Draft, before: Draft, team: number, call: Call, add: Add<number>): Promise<number> {
  const id = draft.made.pulse;
  if (id === null) return add(`/api/teams/${team}/pulses`, pulseOf(draft));
  const was = before.made.pulse === id ? before : null;
  if (differs(pulseOf, draft, was)) await call('PATCH', `/api/pulses/${id}`, pulseOf(draft));
  return id;
}

function pulseOf(draft: Draft) {
  const plain = { name: draft.name.trim(), cadence: draft.cadence };
  return draft.frozen ? plain : { ...plain, questions: questionsOf(draft) };
}

/** Whether a part is another than the server has; what did not change makes no line in its log. */
function differs(part: (of: Draft) => unknown, draft: Draft, was: Draft | null): boolean {
  return was === null || JSON.stringify(part(draft)) !== JSON.stringify(part(was));
}

async function saveRound(draft: Draft, pulse: number, call: Call, add: Add<string>): Promise<string> {
  const { round } = draft.made;
  if (round === null) return add(`/api/pulses/${pulse}/rounds`, windowOf(draft));
  await call('PATCH', `/api/rounds/${round}`, windowOf(draft));
  return round;
}
