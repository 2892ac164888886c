// The guided flow that plans a pulse, or the next round of one: typed here, kept in the browser,
// saved at the end as a draft that the round's page launches.

import { ApiError, call } from '../shared/api.js';
import { find, findAll } from '../shared/dom.js';
import { guarded, showFaults } from '../shared/form.js';
import { leaveNote, startPage } from '../shared/page.js';
import { bind } from './bound.js';
import { draftOf, faultsOf, stepOf, steps, type Plan, type Step } from './draft.js';
import { browserStorage, Keeper } from './keeper.js';
import { startOfficial } from './official.js';
import { startPeople } from './people.js';
import { startPriorities } from './priorities.js';
import { showReview } from './review.js';
import { startRoster } from './roster_page.js';
import { save } from './save.js';
import { startSchedule } from './schedule.js';
import { startStepper } from './stepper.js';
import { proposed } from './window.js';

/** A week is proposed. */
const PROPOSED_DAYS = 7;

startPage();
for (const form of findAll('#flow', HTMLFormElement)) start(form);
for (const form of findAll('#roster', HTMLFormElement)) startRoster(form);

function start(form: HTMLFormElement): void {
  const plan = JSON.parse(form.dataset['plan'] ?? '') as Plan;
  const fresh = draftOf(plan, proposed(new Date(), PROPOSED_DAYS));
  const keeper = new Keeper(form.dataset['key'] ?? '', fresh, browserStorage());
  const section = (step: Step) => find(`[data-step="${step}"]`, HTMLElement, form);
  const asked = steps(plan.frozen);
  bind(keeper, form);
  startPeople(keeper, section('team'));
  if (asked.includes('priorities')) {
    startPriorities(keeper, section('priorities'));
    startOfficial(keeper, section('official'));
  }
  startSchedule(keeper, form);
  showKept(keeper, form);
  const isRight = (step: Step) => {
    const faults = faultsOf(keeper.draft, step, new Date());
    showFaults(section(step), faults);
    return faults.length === 0;
  };
  const shown = (step: Step) => {
    if (step === 'review') showReview(keeper.draft, section('review'));
  };
  const go = startStepper({ form, steps: asked, isRight, shown });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const wrong = asked.find((step) => faultsOf(keeper.draft, step, new Date()).length > 0);
    if (wrong !== undefined) return showWrong(wrong);
    void guarded(section('review'), finish);
  });
  // The Enter key in a field goes on, as the button does; the last step saves.
  form.addEventListener('keydown', (event) => {
    const inField = event.target instanceof HTMLInputElement && !event.defaultPrevented;
    const on = inField ? event.target.closest('[data-step]')?.querySelector('[data-goes="on"]') : null;
    if (event.key !== 'Enter' || !(on instanceof HTMLElement)) return;
    event.preventDefault();
    on.click();
  });

  function showWrong(step: Step): void {
    go(step);
    setTimeout(() => isRight(step));
  }

  async function finish(): Promise<void> {
    try {
      const round = await save(keeper.draft, fresh, call, (made) => keeper.change({ made }));
      keeper.forget();
      leaveNote('The draft is saved. Look at it as a leader sees it, then launch.');
      location.assign(`/rounds/${round}`);
    } catch (error) {
      const field = error instanceof ApiError ? error.problem.field : null;
      if (!(error instanceof ApiError) || field === null) throw error;
      const step = stepOf(field);
      go(step);
      const fault = { field: field.replace(/\.(name|email)$/, ''), text: error.problem.detail };
      setTimeout(() => showFaults(section(step), [fault]));
    }
  }
}

/** Says that what was typed before is here again, and how to be rid of it; whoever goes on knows. */
function showKept(keeper: Keeper, form: HTMLElement): void {
  const kept = find('[data-restored]', HTMLElement, form);
  kept.hidden = !keeper.restored;
  addEventListener('hashchange', () => {
    kept.hidden = true;
  });
  for (const button of findAll('[data-discard]', HTMLButtonElement, form)) {
    button.addEventListener('click', () => {
      keeper.forget();
      location.hash = '';
      location.reload();
    });
  }
}
