// The page that changes a team's name and leaders, without planning anything.

import { call } from '../shared/api.js';
import { guarded, showFaults } from '../shared/form.js';
import { leaveNote } from '../shared/page.js';
import { bind } from './bound.js';
import { draftOf, faultsOf, type Plan } from './draft.js';
import { Keeper } from './keeper.js';
import { startPeople } from './people.js';

/** Starts it; nothing is kept in the browser, since the server has it all. */
export function startRoster(form: HTMLFormElement): void {
  const before = draftOf(JSON.parse(form.dataset['plan'] ?? '') as Plan, new Date());
  const keeper = new Keeper('roster', before, null);
  bind(keeper, form);
  startPeople(keeper, form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const faults = faultsOf(keeper.draft, 'team', new Date());
    showFaults(form, faults);
    if (faults.length === 0) void guarded(form, save);
  });

  async function save(): Promise<void> {
    const { team, leaders } = keeper.draft;
    const path = `/teams/${before.made.team}`;
    if (team.trim() !== before.team) await call('PATCH', `/api${path}`, { name: team.trim() });
    await call('PUT', `/api${path}/roster`, { leaders });
    leaveNote('The team is saved.');
    location.assign(path);
  }
}
