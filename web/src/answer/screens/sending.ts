// The steps between the button and the receipt, as they happen.
// Must not know what is sent.

import type { Step } from '../../ballot/index.js';
import { h } from '../../shared/dom.js';
import type { View } from '../frame.js';
import { STEPS } from '../wording/sending.js';

/** The steps on a screen. */
export interface Sending {
  readonly view: View;
  onStep(step: Step): void;
}

export function sending(heading: string): Sending {
  const rows = STEPS.map(([step, words]) => [step, h('li', { class: 'answer__step' }, words)] as const);
  const now = h('p', { class: 'visually-hidden', role: 'status' });
  const list = h('ol', { class: 'answer__steps', role: 'list' }, ...rows.map(([, row]) => row));
  const onStep = (reached: Step): void => {
    const at = rows.findIndex(([step]) => step === reached);
    rows.forEach(([, row], index) => {
      row.classList.toggle('answer__step--done', index < at || reached === 'stored');
      row.classList.toggle('answer__step--now', index === at && reached !== 'stored');
    });
    now.textContent = STEPS[at]?.[1] ?? '';
  };
  const content = [h('div', { class: 'stack stack--loose' }, h('h1', {}, heading), list, now)];
  return { view: { heading, content }, onStep };
}
