// The released report, under the same link. Its script and its style are fetched only now: while a round is
// open nobody needs them.
// Must not know how answering works, nor what the report shows.

import { check, recall, type Session } from '../ballot/index.js';
import type { show } from '../report/index.js';
import { required } from '../shared/dom.js';

/** Shows the released report; `own` is the receipt code that this device used, if it did. */
export async function showReport(session: Session, own: string | null): Promise<void> {
  const foot = required('foot').closest('footer') ?? required('foot');
  // What stands below must not be seen to jump when the page grows.
  foot.hidden = true;
  try {
    await fetchAndShow(session, own);
  } finally {
    foot.hidden = false;
  }
}

/** Everything is asked for at once: on a phone each turn of waiting is seen. */
async function fetchAndShow(session: Session, own: string | null): Promise<void> {
  const [script, page, numbers] = await Promise.all([
    import(address('report-script')) as Promise<{ readonly show: typeof show }>,
    session.requests.get('report.html'),
    session.requests.get('report'),
    addStyle(address('report-style')),
  ]);
  const mine = (code?: string): string | undefined => code ?? own ?? undefined;
  await script.show(required('main'), {
    session,
    page,
    numbers,
    recall: (code) => recall(session, mine(code)),
    check: (code) => check(session, mine(code)),
  });
}

/** Where this page says that a part of the report is. */
function address(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}

/** Waits until the style is there: without it nothing is shown half-done. */
function addStyle(href: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => reject(new Error('a style did not arrive')));
    document.head.append(link);
  });
}
