// Dragging a sentence to a group: an extra where there is a mouse and room; menus do all of it.
// Must not know what a move does.

/** Where dragging is offered; the style sheet shows its handles by the same words. */
const OFFERED = matchMedia('(min-width: 900px) and (pointer: fine)');
const TYPE = 'application/x-parallax-sentence';

/** Lets `handle` drag `item`, which is sentence number `sentence`. */
export function draggable(handle: HTMLElement, item: HTMLElement, sentence: number): void {
  handle.draggable = true;
  handle.addEventListener('dragstart', (event) => {
    if (!event.dataTransfer || !OFFERED.matches) return event.preventDefault();
    event.dataTransfer.setData(TYPE, String(sentence));
    event.dataTransfer.effectAllowed = 'move';
    const { left, top } = item.getBoundingClientRect();
    event.dataTransfer.setDragImage(item, event.clientX - left, event.clientY - top);
    item.classList.add('reading__sentence--dragged');
  });
  handle.addEventListener('dragend', () => item.classList.remove('reading__sentence--dragged'));
}

/** Lets a sentence be dropped on `place`. */
export function droppable(place: HTMLElement, drop: (sentence: number) => void): void {
  const mark = (on: boolean) => place.classList.toggle('reading__drop', on);
  place.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes(TYPE)) return;
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer.dropEffect = 'move';
    mark(true);
  });
  place.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && place.contains(relatedTarget))) mark(false);
  });
  place.addEventListener('drop', (event) => {
    mark(false);
    const said = event.dataTransfer?.getData(TYPE);
    if (!said) return;
    event.preventDefault();
    event.stopPropagation();
    drop(Number(said));
  });
}
