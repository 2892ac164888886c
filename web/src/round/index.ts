// A round's own page: launching it, its personal links, and looking again while it is counted.

import { call } from '../shared/api.js';
import { announce, find, findAll } from '../shared/dom.js';
import { faultOf, guarded, showFaults } from '../shared/form.js';
import { startPage } from '../shared/page.js';
import { inWords } from '../shared/time.js';
import { LinksView } from './links.js';
import type { Link, Occasion } from './merge.js';

/** How often a round that is being counted is looked at. */
const LOOK_MILLISECONDS = 3_000;

startPage();
const page = find('[data-round]', HTMLElement);
const api = `/api/rounds/${page.dataset['round']}`;
let view: LinksView | null = null;

for (const form of findAll('[data-module="launch"]', HTMLFormElement)) onSubmit(form, () => launch(form));
for (const form of findAll('[data-module="renew-all"]', HTMLFormElement)) onSubmit(form, () => renewAll(form));
for (const button of findAll('[data-renew]', HTMLButtonElement)) {
  button.addEventListener('click', () => void renewOne(button));
}
if (page.dataset['state'] === 'closing') setInterval(() => void lookAgain(), LOOK_MILLISECONDS);

function onSubmit(form: HTMLFormElement, work: () => Promise<void>): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    showFaults(form, []);
    void guarded(form, work);
  });
}

async function launch(form: HTMLFormElement): Promise<void> {
  const links = await call<Link[]>('POST', `${api}/open`);
  form.closest('dialog')?.close();
  for (const part of findAll('[data-before-launch]', HTMLElement)) part.hidden = true;
  for (const note of findAll('.page-note', HTMLElement)) note.remove();
  const tag = page.querySelector('.tag');
  tag?.classList.add('tag--active');
  if (tag) tag.textContent = 'Open';
  show(links);
}

/** One after the other: what was renewed before a failure is shown all the same. */
async function renewAll(form: HTMLFormElement): Promise<void> {
  const links: Link[] = [];
  const status = find('[data-status]', HTMLElement, form);
  const ids = findAll('[data-renew]', HTMLButtonElement)
    .filter((button) => !button.closest('.row')?.querySelector('.tag'))
    .map((button) => button.dataset['renew'] ?? '');
  try {
    for (const id of ids) {
      announce(status, `${links.length} of ${ids.length} made…`);
      links.push(await renew(id));
    }
  } finally {
    if (links.length > 0) show(links);
  }
  form.closest('dialog')?.close();
}

async function renewOne(button: HTMLButtonElement): Promise<void> {
  if (button.getAttribute('aria-busy') === 'true') return;
  const section = button.closest('section') ?? page;
  showFaults(section, []);
  button.setAttribute('aria-busy', 'true');
  try {
    show([await renew(button.dataset['renew'] ?? '')]);
  } catch (error) {
    showFaults(section, [faultOf(error)]);
  } finally {
    button.removeAttribute('aria-busy');
  }
}

function renew(id: string): Promise<Link> {
  return call<Link>('POST', `${api}/invitations/${id}/renew`);
}

function show(links: readonly Link[]): void {
  view ??= new LinksView(occasion());
  view.show(links);
}

function occasion(): Occasion {
  const { team = '', organization = '', closes = '' } = page.dataset;
  return { team, organization, closes: inWords(new Date(closes)) };
}

/** A moment's failure is no failure: it looks again. */
async function lookAgain(): Promise<void> {
  const round = await call<{ state: string }>('GET', api).catch(() => null);
  if (round && round.state !== 'closing') location.reload();
}
