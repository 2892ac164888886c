// The report, under the same link, once the round is released: fetched then and not before, since most
// who open a link have not answered yet.
// Must not know what a report shows.

import { check, recall, type Session } from '../ballot/index.js';
import type { show } from '../report/index.js';
import { required } from '../shared/dom.js';

/** Shows the released report; `own` is the receipt code that this device used, if it did. */
export async function showReport(session: Session, own: string | null): Promise<void> {
  const address = document.querySelector<HTMLMetaElement>('meta[name="report-script"]')?.content ?? '';
  const script = (await import(address)) as { readonly show: typeof show };
  const mine = (code?: string): string | undefined => code ?? own ?? undefined;
  await script.show(required('main'), {
    session,
    recall: (code) => recall(session, mine(code)),
    check: (code) => check(session, mine(code)),
  });
}
