// Where a round stands, as its server says to leaders.
// Must not know the sheet: what may be believed is there.

import { BallotError, type Session } from '../ballot/index.js';

export type State = 'draft' | 'open' | 'closing' | 'closed' | 'released';

export interface Status {
  readonly state: State;
  /** How many have answered; null while it is not told. */
  readonly answered: number | null;
  readonly invited: number;
}

const STATES: readonly string[] = ['draft', 'open', 'closing', 'closed', 'released'] satisfies State[];

/** Asks where the round stands. */
export async function askStatus({ requests }: Session): Promise<Status> {
  const bytes = await requests.get('status');
  return readStatus(new TextDecoder().decode(bytes));
}

export function readStatus(text: string): Status {
  try {
    const { state, answered, invited } = JSON.parse(text) as Record<string, unknown>;
    const isKnown = typeof state === 'string' && STATES.includes(state);
    const isTold = answered === null || typeof answered === 'number';
    if (isKnown && isTold && typeof invited === 'number') return { state: state as State, answered, invited };
  } catch {
    // No JSON: told below.
  }
  throw new BallotError({ kind: 'reply-malformed' });
}
