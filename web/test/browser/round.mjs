// Whole rounds against a running server: an owner over the API, leaders with the library that their
// browsers use. Knows nothing of pages.
import { randomUUID } from 'node:crypto';
import { root } from '../../bundle.mjs';

const WEEK_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;

/** The first account of a fresh server: its session's cookie, and requests in its name. */
export async function owner(base, setUp) {
  const account = { organization: 'Halden Ferries', email: 'ana@example.org', name: 'Ana Ruiz', password: randomUUID() };
  const token = new URL(setUp).hash.slice(1);
  const made = await ask(base, 'POST', '/api/setup', { token, ...account });
  const [name, value] = made.headers.get('set-cookie').split(';')[0].split('=');
  const { csrf_token: csrf } = await made.json();
  const headers = { cookie: `${name}=${value}`, 'X-CSRF-Token': csrf };
  const send = async (method, path, body) => (await ask(base, method, path, body, headers)).json();
  return { account, cookie: { name, value }, send };
}

async function ask(base, method, path, body, headers = {}) {
  const all = { ...headers, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' };
  const answer = await fetch(base + path, { method, headers: all, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/** An open round of a team of its own: its name, and its leaders' links in the order of `leaders`. */
export async function openRound({ send }, { team = 'Executive team', leaders, questions, minimum = 5 }) {
  const { id: teamId } = await send('POST', '/api/teams', { name: team });
  await send('PUT', `/api/teams/${teamId}/roster`, { leaders: leaders.map((name) => ({ name, email: null })) });
  const asked = { name: 'Quarterly', cadence: 'quarterly', questions: { ranked: 'full', recall: false, ...questions } };
  const { id: pulse } = await send('POST', `/api/teams/${teamId}/pulses`, asked);
  const closes = new Date(Date.now() + WEEK_MILLISECONDS).toISOString();
  const plan = { closes_at: closes, closes_when_all_answered: true, minimum };
  const { id } = await send('POST', `/api/pulses/${pulse}/rounds`, plan);
  const links = await send('POST', `/api/rounds/${id}/open`);
  return { id, team: teamId, pulse, links: leaders.map((name) => links.find(({ leader }) => leader.name === name)?.url) };
}

/** Answers from a device of its own; what that device keeps, to be put into a browser. */
export async function answer(link, answers) {
  const ballot = await import(`${root}dist/scripts/ballot.js`);
  const kept = new Map();
  const storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => kept.set(key, text),
    removeItem: (key) => kept.delete(key),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
  const device = { storage, fetch, exclusively: (_name, work) => work() };
  const { receipt } = await ballot.submit(await ballot.open(device, link), answers);
  return { kept: Object.fromEntries(kept), receipt };
}

/** Waits until the round is closed, then releases it. */
export async function release({ send }, id) {
  for (;;) {
    const { state } = await send('GET', `/api/rounds/${id}`);
    if (state === 'closed') break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  // Its keys are destroyed a moment later: until then it is not released.
  for (let tries = 0; ; tries += 1) {
    const released = await send('POST', `/api/rounds/${id}/release`).catch((error) => error);
    if (!(released instanceof Error)) return;
    if (tries > 50) throw released;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
