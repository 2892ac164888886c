// Where the report will be shown, under the same link, once the round is released.
// Must not know how answering works.

import type { Session } from '../ballot/index.js';
import type { Frame } from './frame.js';
import { plain } from './screens/plain.js';
import { RELEASED } from './wording/pages.js';

/** Shows the released report. */
export async function showReport(_session: Session, frame: Frame): Promise<void> {
  frame.show(plain(RELEASED));
}
