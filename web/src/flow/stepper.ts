// One step of the flow at a time; the address's fragment says which, so that Back goes back.
// Must not know what the steps ask.

import { find, findAll, focusOn } from '../shared/dom.js';
import type { Step } from './draft.js';

/** What the steps need of the page. */
export interface Options {
  readonly form: HTMLElement;
  readonly steps: readonly Step[];
  /** Whether a step is right; what is not, it shows by itself. */
  readonly isRight: (step: Step) => boolean;
  readonly shown: (step: Step) => void;
}

/** Shows the steps; gives what goes to one of them. */
export function startStepper(options: Options): (step: Step) => void {
  const { form, steps } = options;
  const now = () => steps.find((step) => `#${step}` === location.hash) ?? first(steps);
  const show = (focus: boolean) => {
    const step = now();
    for (const section of findAll('[data-step]', HTMLElement, form)) section.hidden = section.dataset['step'] !== step;
    markSteps(form, steps, step);
    options.shown(step);
    if (focus) focusOn(find(`[data-step="${step}"] h2`, HTMLElement, form));
    if (focus) scrollTo(0, 0);
  };
  form.addEventListener('click', (event) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>('[data-goes]');
    if (!button) return;
    const at = steps.indexOf(now());
    if (button.dataset['goes'] === 'on' && !options.isRight(now())) return;
    go(steps[at + (button.dataset['goes'] === 'on' ? 1 : -1)] ?? now());
  });
  addEventListener('hashchange', () => show(true));
  const go = (step: Step) => {
    if (step === now()) show(true);
    else location.hash = step;
  };
  show(false);
  return go;
}

function first(steps: readonly Step[]): Step {
  return steps[0] ?? 'review';
}

function markSteps(form: HTMLElement, steps: readonly Step[], now: Step): void {
  for (const link of findAll('.stepper a', HTMLElement, form)) {
    const at = steps.indexOf(link.dataset['to'] as Step);
    if (steps[at] === now) link.setAttribute('aria-current', 'step');
    else link.removeAttribute('aria-current');
    link.parentElement?.classList.toggle('stepper__done', at < steps.indexOf(now));
  }
}
