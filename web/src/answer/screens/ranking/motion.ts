// Cards glide from where they were to where they are, quickly, or not at all where motion is not wanted.
// Must not know why they move.

const MILLISECONDS = 150;

/** Where elements are, by what they stand for. */
export type Places = ReadonlyMap<number, DOMRect>;

export function placesOf(elements: ReadonlyMap<number, HTMLElement>): Places {
  return new Map(Array.from(elements, ([item, element]) => [item, element.getBoundingClientRect()]));
}

export function glide(elements: ReadonlyMap<number, HTMLElement>, before: Places): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const [item, element] of elements) {
    const [from, to] = [before.get(item), element.getBoundingClientRect()];
    if (!from || (from.top === to.top && from.left === to.left)) continue;
    const transform = `translate(${from.left - to.left}px, ${from.top - to.top}px)`;
    element.animate([{ transform }, { transform: 'none' }], { duration: MILLISECONDS, easing: 'ease-out' });
  }
}
