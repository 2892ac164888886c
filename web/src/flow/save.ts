// A finished plan to the API: team, roster, pulse, round, in that order. What is made is remembered in
// between, so that trying again after a failure goes on where it stopped and makes nothing twice.
// Must not know the page.

import { questionsOf, windowOf, type Draft, type Made } from './draft.js';
import type { Method } from '../shared/api.js';

/** Asks the API; `call`, or what stands in for it in a test. */
export type Call = (method: Method, path: string, body?: unknown) => Promise<unknown>;

/** Saves the plan; `before` is what the page began with, `remember` is told what is there now. The round's name. */
export async function save(
  draft: Draft,
  before: Draft,
  call: Call,
  remember: (made: Made) => void,
): Promise<string> {
  const team = await saveTeam(draft, before, call);
  remember({ ...draft.made, team });
  const pulse = await savePulse(draft, before, team, call);
  remember({ ...draft.made, team, pulse });
  const round = await saveRound(draft, pulse, call);
  remember({ team, pulse, round });
  return round;
}

async function saveTeam(draft: Draft, before: Draft, call: Call): Promise<number> {
  const name = (of: Draft) => ({ name: of.team.trim() });
  const id = draft.made.team ?? numberIn(await call('POST', '/api/teams', name(draft)));
  const was = before.made.team === id ? before : null;
  if (draft.made.team !== null && differs(name, draft, was)) await call('PATCH', `/api/teams/${id}`, name(draft));
  const roster = ({ leaders }: Draft) => ({ leaders });
  if (differs(roster, draft, was)) await call('PUT', `/api/teams/${id}/roster`, roster(draft));
  return id;
}

async function savePulse(draft: Draft, before: Draft, team: number, call: Call): Promise<number> {
  const id = draft.made.pulse;
  if (id === null) return numberIn(await call('POST', `/api/teams/${team}/pulses`, pulseOf(draft)));
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

async function saveRound(draft: Draft, pulse: number, call: Call): Promise<string> {
  const { round } = draft.made;
  if (round === null) {
    const made = (await call('POST', `/api/pulses/${pulse}/rounds`, windowOf(draft))) as { id: string };
    return made.id;
  }
  await call('PATCH', `/api/rounds/${round}`, windowOf(draft));
  return round;
}

function numberIn(made: unknown): number {
  return (made as { id: number }).id;
}
