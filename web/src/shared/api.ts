// The server's JSON API: the session's token goes along, every refusal is an `ApiError` in words.
// Must not know what is asked for.

/** What the server says when it refuses (RFC 9457). */
export interface Problem {
  /** Its word, such as `round-state`; `network` and `reply` are this module's own. */
  readonly kind: string;
  readonly status: number;
  readonly detail: string;
  /** The JSON field that is wrong, such as `leaders[2].email`. */
  readonly field: string | null;
}

/** A request that was not answered as asked. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const TIMEOUT_MILLISECONDS = 30_000;
const NOT_REACHED =
  'The server could not be reached. Nothing you typed is lost: it is still here. Try again in a moment.';
const SIGNED_OUT =
  'Your session has ended. Nothing you typed is lost: sign in again in another tab, then try once more here.';

/** Asks the API; the reply's JSON, or null when it has none. */
export async function call<Reply>(method: Method, path: string, body?: unknown): Promise<Reply> {
  const first = await send(method, path, body);
  if (first.ok) return reply<Reply>(first);
  const problem = await problemOf(first);
  if (problem.kind !== 'csrf-token' || !(await renewToken())) throw new ApiError(problem);
  const second = await send(method, path, body);
  if (second.ok) return reply<Reply>(second);
  throw new ApiError(await problemOf(second));
}

function send(method: Method, path: string, body: unknown): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'X-CSRF-Token': token() };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const content = body === undefined ? null : JSON.stringify(body);
  const options: RequestInit = { method, headers, body: content, cache: 'no-store', redirect: 'error' };
  return fetch(path, { ...options, signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) }).catch(() => {
    throw new ApiError({ kind: 'network', status: 0, detail: NOT_REACHED, field: null });
  });
}

async function reply<Reply>(response: Response): Promise<Reply> {
  if (response.status === 204) {
    // To its end: a page that is left in between would cut the request off.
    await response.text().catch(() => '');
    return null as Reply;
  }
  return response.json().catch(() => {
    const detail = 'The server’s answer could not be read. Load the page again to see whether it was done.';
    throw new ApiError({ kind: 'reply', status: response.status, detail, field: null });
  }) as Promise<Reply>;
}

/** What a refusal says, whatever form it has. */
export async function problemOf(response: Response): Promise<Problem> {
  const { status } = response;
  const said: unknown = await response.json().catch(() => null);
  const fields = (typeof said === 'object' && said !== null ? said : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : null);
  const kind = text('type')?.split(':').at(-1) ?? 'unknown';
  const told = text('detail') ?? `The server answered with status ${status}.`;
  const detail = kind === 'no-session' ? SIGNED_OUT : sentence(told);
  return { kind, status, detail, field: text('field') };
}

/** The server's clauses as sentences: a capital first letter, a dot at the end. */
export function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.:?]$/.test(capital) ? capital : `${capital}.`;
}

function tokenHolder(): HTMLMetaElement | null {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]');
}

function token(): string {
  return tokenHolder()?.content ?? '';
}

/** Who signed in again in another tab has another token. */
async function renewToken(): Promise<boolean> {
  const response = await send('GET', '/api/session', undefined);
  if (!response.ok) return false;
  const session = (await response.json()) as { csrf_token?: unknown };
  const holder = tokenHolder();
  if (!holder || typeof session.csrf_token !== 'string') return false;
  holder.content = session.csrf_token;
  return true;
}
