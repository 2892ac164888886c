// The released report, under the same link. Its script and its style are fetched only now: while a round is
// open nobody needs them.
// Must not know how answering works, nor what the report shows.

import { check, recall, type Session } from '../ballot/index.js';
import type { show } from '../report/index.js';
import { required } from '../shared/dom.js';
import type { Frame } from './frame.js';

/** Shows the released report. Everything is asked for at once: on a phone each turn of waiting is seen. */
export async function showReport(session: Session, frame: Frame): Promise<void> {
  const { requests } = session;
  const [report, page, numbers] = await Promise.all([
    import(address('report-script')) as Promise<{ readonly show: typeof show }>,
    requests.get('report.html'),
    requests.get('report'),
    addStyle(address('report-style')),
  ]);
  const foot = required('foot');
  // What stands below must not be seen to jump when the page grows.
  foot.hidden = true;
  await report.show(required('main'), {
    session,
    page,
    numbers,
    recall: (code) => recall(session, code),
    check: (code) => check(session, code),
  });
  frame.foot();
  foot.hidden = false;
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
