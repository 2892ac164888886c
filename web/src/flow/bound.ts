// Fields that are parts of the draft by themselves: `data-bind="team"` holds `draft.team`.
// Must not know which there are.

import { findAll } from '../shared/dom.js';
import type { Draft } from './draft.js';
import type { Keeper } from './keeper.js';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Shows the draft in its fields, and takes what is typed there. */
export function bind(keeper: Keeper, within: ParentNode): void {
  const isField = (element: HTMLElement): element is Field => element.matches('input, select, textarea');
  for (const field of findAll('[data-bind]', HTMLElement, within).filter(isField)) {
    const key = field.dataset['bind'] as keyof Draft;
    show(field, keeper.draft[key]);
    field.addEventListener('input', () => {
      if (isRadio(field) && !field.checked) return;
      keeper.change({ [key]: valueOf(field, keeper.draft[key]) });
    });
  }
}

function show(field: Field, value: unknown): void {
  if (isRadio(field)) field.checked = field.value === String(value);
  else if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value === true;
  else field.value = String(value);
}

/** What the field says, as the kind of value that the draft holds. */
function valueOf(field: Field, before: unknown): unknown {
  if (field instanceof HTMLInputElement && field.type === 'checkbox') return field.checked;
  if (typeof before === 'boolean') return field.value === 'true';
  return typeof before === 'number' ? Number(field.value) : field.value;
}

function isRadio(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && field.type === 'radio';
}
