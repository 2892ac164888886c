// The released report, under the same link. Its script is fetched only now: while a round is open nobody
// needs it.
// Must not know how answering works, nor what the report shows.

import { check, recall, type Session } from '../ballot/index.js';
import type { show } from '../report/index.js';
import { required } from '../shared/dom.js';
import type { Frame } from './frame.js';

/** Shows the released report. */
export async function showReport(session: Session, frame: Frame): Promise<void> {
  const address = document.querySelector<HTMLMetaElement>('meta[name="report-script"]')?.content ?? '';
  const report = (await import(address)) as { readonly show: typeof show };
  await report.show(required('main'), {
    session,
    recall: (code) => recall(session, code),
    check: (code) => check(session, code),
  });
  frame.foot();
}
