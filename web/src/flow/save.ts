// A finished plan to the API: team, roster, pulse, round, in that order. What is made is remembered in
// between, so that trying again after a failure goes on where it stopped and makes nothing twice.
// Must not know the page.

import { questionsOf, windowOf, type Draft, type Made } from './draft.js';
import type { Method } from '../shared/api.js';

/** Asks the API; `call`, or what stands in for it in a test. */
export type Call = (method: Method, path: string, body?: unknown) => Promise<unknown>;

/** Saves the plan; `remember` is told what is there now. The round's name. */
export async function save(draft: Draft, call: Call, remember: (made: Made) => void): Promise<string> {
  const team = await saveTeam(draft, call);
  remember({ ...draft.made, team });
  const pulse = await savePulse(draft, team, call);
  remember({ ...draft.made, team, pulse });
  const round = await saveRound(draft, pulse, call);
  remember({ team, pulse, round });
  return round;
}

async function saveTeam({ made, team, leaders }: Draft, call: Call): Promise<number> {
  const name = { name: team.trim() };
  const id = made.team ?? numberIn(await call('POST', '/api/teams', name));
  if (made.team !== null) await call('PATCH', `/api/teams/${id}`, name);
  await call('PUT', `/api/teams/${id}/roster`, { leaders });
  return id;
}

async function savePulse(draft: Draft, team: number, call: Call): Promise<number> {
  const { made, name, cadence, frozen } = draft;
  const plain = { name: name.trim(), cadence };
  const pulse = frozen ? plain : { ...plain, questions: questionsOf(draft) };
  if (made.pulse === null) return numberIn(await call('POST', `/api/teams/${team}/pulses`, pulse));
  await call('PATCH', `/api/pulses/${made.pulse}`, pulse);
  return made.pulse;
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
