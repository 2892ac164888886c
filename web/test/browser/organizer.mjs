// An organizer who uses the JSON API, for tests that need a round. Knows nothing of pages.

const DAY = 86_400_000;

export const PRIORITIES = [
  'Win freight customers in the north',
  'Cut the cost of the fleet',
  'Launch the loyalty app',
  'Electrify the short routes',
  'Train and keep our crews',
  'Safety first',
];

export const NAMES = ['Ana Ruiz', 'Bo Lindqvist', 'Chidi Okafor', 'Dana Whitfield', 'Emre Yıldız', 'Freya Nilsen', 'Grace Lau', 'Henrik Sørensen', '渡辺 健'];

export class Organizer {
  #base;
  #headers = { 'Content-Type': 'application/json' };

  constructor(base) {
    this.#base = base;
    this.#headers.Origin = base;
  }

  /** Makes the first account with the set-up link. */
  static async setUp({ base, setUp }) {
    const organizer = new Organizer(base);
    const token = setUp.slice(setUp.indexOf('#') + 1);
    const account = { name: 'Ana Ruiz', email: 'ana@example.org', password: 'correct horse battery' };
    await organizer.ask('POST', '/api/setup', { token, organization: 'Halden Ferries', ...account });
    return organizer;
  }

  /** Signs in to an account that is there. */
  static async signIn({ base, email, password }) {
    const organizer = new Organizer(base);
    await organizer.ask('POST', '/api/session', { email, password });
    return organizer;
  }

  /** The session's cookie, as a browser keeps it. */
  get session() {
    const [name, value] = this.#headers.Cookie.split('=', 2);
    return { name, value };
  }

  /** What an address gives; fails unless the server agrees. */
  async ask(method, path, body) {
    const response = await fetch(this.#base + path, { method, headers: this.#headers, body: body && JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (cookie) this.#headers = { ...this.#headers, Cookie: cookie, 'X-CSRF-Token': JSON.parse(text).csrf_token };
    return text === '' ? null : JSON.parse(text);
  }

  /** An open round, with the links of its leaders. */
  async open({ leaders = 5, names = NAMES, days = 7, minimum = 5, ...questions } = {}) {
    const team = await this.ask('POST', '/api/teams', { name: questions.team ?? 'Executive team' });
    const roster = Array.from({ length: leaders }, (_, index) => ({ name: names[index] ?? `Leader ${index + 1}`, email: null }));
    await this.ask('PUT', `/api/teams/${team.id}/roster`, { leaders: roster });
    const { priorities = PRIORITIES, ranked = 'full', recall = true, subgroups = null } = questions;
    const asked = { priorities, ranked, recall, ...(subgroups && { subgroups }) };
    const pulse = await this.ask('POST', `/api/teams/${team.id}/pulses`, { name: 'Quarterly', cadence: 'quarterly', questions: asked });
    const closes_at = new Date(Date.now() + days * DAY).toISOString();
    const plan = { closes_at, closes_when_all_answered: true, minimum };
    const { id } = await this.ask('POST', `/api/pulses/${pulse.id}/rounds`, plan);
    const links = await this.ask('POST', `/api/rounds/${id}/open`);
    return { id, links: links.map(({ url }) => url) };
  }

  async revoke({ id }, index) {
    const invitations = await this.ask('GET', `/api/rounds/${id}/invitations`);
    await this.ask('DELETE', `/api/rounds/${id}/invitations/${invitations[index].id}`);
  }

  restart({ id }) {
    return this.ask('POST', `/api/rounds/${id}/restart`);
  }

  /** Waits until the round has this state. */
  async waitFor({ id }, state) {
    for (let tries = 0; tries < 200; tries += 1) {
      if ((await this.ask('GET', `/api/rounds/${id}`)).state === state) return;
      await new Promise((passed) => setTimeout(passed, 100));
    }
    throw new Error(`the round is not ${state} after twenty seconds`);
  }

  /** Releases a round that is closed, as soon as its keys are destroyed. */
  async release(round) {
    await this.waitFor(round, 'closed');
    for (let tries = 0; tries < 100; tries += 1) {
      const released = await this.ask('POST', `/api/rounds/${round.id}/release`).catch(() => null);
      if (released) return;
      await new Promise((passed) => setTimeout(passed, 100));
    }
    throw new Error('the round can not be released');
  }
}
