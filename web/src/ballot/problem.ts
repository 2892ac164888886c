// The server's refusals (RFC 9457) as failures.
// Must not know what was asked for: every request is refused in the same words.

import type { Failure } from './errors.js';
import { isCount, isText, readObject, type Fields } from './json.js';

/** Why the server refused. */
export async function failureOf(response: Response): Promise<Failure> {
  const { status } = response;
  if (status === 404) return { kind: 'not-found' };
  if (status === 429) return { kind: 'too-many-requests', retryAfterSeconds: retryAfter(response) };
  if (status >= 500) return { kind: 'server', status };
  const problem = readObject(await response.text().catch(() => '')) ?? {};
  return (
    knownProblem(problem) ?? {
      kind: 'refused',
      status,
      field: isText(problem['field']) ? problem['field'] : null,
      detail: isText(problem['detail']) ? problem['detail'] : null,
    }
  );
}

function knownProblem(problem: Fields): Failure | null {
  const kind = nameOf(problem['type']);
  const storedVersion = problem['stored_version'];
  switch (kind) {
    case 'permit-spent':
    case 'permit-invalid':
    case 'invitation-unknown':
    case 'round-closed':
      return { kind };
    case 'version-stale':
      return isCount(storedVersion) ? { kind, storedVersion } : { kind: 'reply-malformed' };
    default:
      return null;
  }
}

/** The last part of the type's URI is the problem's name. */
function nameOf(type: unknown): string {
  return isText(type) ? (type.split(/[/:#]/).at(-1) ?? '') : '';
}

/** Seconds; a date is not read, since it would need the right time on the device. */
function retryAfter(response: Response): number | null {
  const value = response.headers.get('Retry-After') ?? '';
  return /^\d{1,6}$/.test(value) ? Number(value) : null;
}
