// The official statement and order on the page: sealed until the release, so both are optional.
// Must not know how they are compared.

import { find } from '../shared/dom.js';
import { orderOf, written } from './draft.js';
import type { Keeper } from './keeper.js';
import { startListing } from './listing.js';

const LONGEST_STATEMENT = 1_000;
/** From here on the room that is left is told. */
const COUNTED_FROM = 800;

/** Starts the order and the statement's count. */
export function startOfficial(keeper: Keeper, section: HTMLElement): void {
  const items = () => orderOf(keeper.draft.order, written(keeper.draft));
  const list = find('[data-order]', HTMLElement, section);
  const show = startListing({
    list,
    template: find('#ordered', HTMLTemplateElement),
    status: find('[data-said]', HTMLElement, section),
    items: () => items().flat(),
    set: (order) => keeper.change({ order: order.map((item) => [item]) }),
    row: (row, item) => {
      find('.rank-list__text', HTMLElement, row).textContent = item;
    },
  });
  let shown = '';
  const refresh = () => {
    const now = JSON.stringify([keeper.draft.hasOrder, items()]);
    if (now !== shown) show();
    shown = now;
    find('[data-order-place]', HTMLElement, section).hidden = !keeper.draft.hasOrder;
    find('[data-ties]', HTMLElement, section).hidden = items().every((group) => group.length === 1);
    count(keeper, find('[data-statement-count]', HTMLElement, section));
  };
  keeper.onChange(refresh);
  refresh();
}

function count(keeper: Keeper, place: HTMLElement): void {
  const found = [...keeper.draft.statement].length;
  place.textContent = found < COUNTED_FROM ? '' : `${found} of ${LONGEST_STATEMENT} characters`;
  place.classList.toggle('count--over', found > LONGEST_STATEMENT);
}
