// Asking before everything on this device is forgotten.
// Must not forget anything itself.

import { CLEAR } from '../wording/sending.js';
import { confirm } from './parts.js';

/** Whether the leader wants to, told what is lost by it. */
export function confirmClear({ isSent, isUnsent }: { readonly isSent: boolean; readonly isUnsent: boolean }): Promise<boolean> {
  const text = [...(isUnsent ? [CLEAR.unsent] : []), ...(isSent ? [CLEAR.sent] : [])];
  const said = text.length > 0 ? text : [CLEAR.nothing];
  return confirm({ title: CLEAR.title, text: said, yes: CLEAR.yes, isDanger: true });
}
