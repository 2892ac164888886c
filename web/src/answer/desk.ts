// What a screen may see and do.
// Must not know how it is done.

import type { Sheet } from '../ballot/index.js';
import type { Asked } from './asked.js';
import type { Draft } from './draft.js';
import type { Screen } from './flow.js';
import type { Status } from './status.js';

/** How the last press of "Submit" ended, if not well. */
export type Unsent =
  | { readonly kind: 'beside'; readonly text: string; readonly again: boolean }
  | { readonly kind: 'spent' };

export interface Desk {
  readonly sheet: Sheet;
  readonly asked: Asked;
  readonly status: Status;
  readonly draft: Draft;
  /** Where a leader who comes back goes on; null before anything was answered. */
  readonly resumeAt: Screen | null;
  /** Whether a ballot of this leader is stored, so that this draft would replace it. */
  readonly isRevision: boolean;
  /** Whether the screen was opened by "Change". */
  readonly isFromReview: boolean;
  /** Whether everything stays in this tab. */
  readonly isShared: boolean;
  readonly hasReceipt: boolean;
  readonly unsent: Unsent | null;
  /** Changes answers and saves them; whether they are kept. */
  change(part: Partial<Draft>): boolean;
  /** To another screen. */
  go(screen: Screen): void;
  /** To the screen after this one. */
  next(): void;
  back(): void;
  share(isShared: boolean): void;
  /** Goes on with a receipt code; null, or why it is none. */
  enterCode(code: string): Promise<string | null>;
  submit(): void;
  /** Takes what was submitted as it is, and drops the changes. */
  dropChanges(): void;
}
