// What must not be there: on a page of the organizer, in the server's folder, in what a browser sends.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';

/** Every page and answer of the API that an owner can ask for of a round that is open. */
const pagesOf = (round) => [
  '/',
  '/teams/1',
  '/audit',
  '/pulses/1/next',
  ...['', '/audit'].map((end) => `/rounds/${round}${end}`),
  ...['', '/audit', '/invitations'].map((end) => `/api/rounds/${round}${end}`),
];
/** What there is none of before the close. */
const refusedOf = (round) => [`/rounds/${round}/report`, `/rounds/${round}/report.html`, `/rounds/${round}/analysis.json`, `/api/rounds/${round}/reading`, `/api/rounds/${round}/report`];

/** While the round is open nothing that was written is on any page of the organizer's, nor who wrote. */
export async function organizerSeesNothing({ context, base, round, texts }) {
  for (const path of pagesOf(round)) {
    const response = await context.request.get(base + path);
    assert.equal(response.status(), 200, path);
    assertNone(await response.text(), texts, path);
  }
  for (const path of refusedOf(round)) {
    const response = await context.request.get(base + path, { maxRedirects: 0 });
    assert.notEqual(response.status(), 200, path);
    assertNone(await response.text(), texts, path);
  }
}

/** No file of the server holds any of the texts as they were written. */
export async function diskHoldsNone(folder, texts) {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  assert.ok(files.length > 1, 'there are files to look at');
  for (const { parentPath, path = parentPath, name } of files) {
    assertNone(await readFile(`${path}/${name}`), texts, name);
  }
}

/** Listens to what a device sends; what is given back holds it against the secret of the link and the answers. */
export function overhear({ context }) {
  const sent = [];
  context.on('request', (request) => sent.push({ path: new URL(request.url()).pathname, body: request.postData() ?? '' }));
  return async (link, { sentence, stop }) => {
    const [token] = link.split('#')[1].split('.');
    const texts = [sentence, stop].filter((text) => text !== 'Nothing');
    const to = (end) => sent.filter(({ path }) => path.endsWith(end)).map(({ body }) => body);
    assert.deepEqual(await context.cookies(), [], 'leaders have no cookie');
    for (const ballot of to('/ballot')) assert.ok(!ballot.includes(token), 'a ballot carries the link');
    for (const permit of to('/permit')) assertNone(permit, texts, 'a permit');
    const rest = sent.filter(({ path }) => !/\/(permit|ballot)$/.test(path));
    for (const { path, body } of rest) assert.equal(body, '', `${path} is told something`);
    assert.ok(to('/ballot').some((ballot) => ballot !== ''), 'a ballot was sent');
  };
}

function assertNone(where, texts, name) {
  for (const text of texts) assert.ok(!where.includes(text), `${name} has “${text}”`);
}
