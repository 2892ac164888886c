// What a reader does with the report's figures: copy a table, print.
// Must not know what the figures show.

const SAID_MILLISECONDS = 4_000;

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  if (button?.matches('[data-print]')) print();
  if (button?.matches('[data-copy-table]')) void copyTable(button);
});

async function copyTable(button: HTMLButtonElement): Promise<void> {
  const table = button.closest('figure')?.querySelector('table');
  if (!table) return;
  try {
    await navigator.clipboard.writeText(textOf(table));
    say(button, 'Copied');
  } catch {
    // Over plain http, or forbidden: open the table, so that it can be copied by hand.
    table.closest('details')?.setAttribute('open', '');
    getSelection()?.selectAllChildren(table);
    say(button, 'Not allowed here: it is selected, copy it');
  }
}

/** Rows of cells parted by tabs, as a sheet takes them. */
function textOf(table: HTMLTableElement): string {
  const rows = Array.from(table.rows, (row) => Array.from(row.cells, (cell) => asText(cell)).join('\t'));
  return `${rows.join('\n')}\n`;
}

/** A sheet must not take what somebody wrote for a formula. */
function asText(cell: HTMLTableCellElement): string {
  const text = (cell.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}

/** On the button, and aloud. */
function say(button: HTMLButtonElement, text: string): void {
  const before = button.dataset['name'] ?? button.textContent ?? '';
  button.dataset['name'] = before;
  button.textContent = text;
  const status = document.getElementById('status');
  if (status) status.textContent = text;
  setTimeout(() => {
    button.textContent = before;
    if (status) status.textContent = '';
  }, SAID_MILLISECONDS);
}
