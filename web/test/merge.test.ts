import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailto, mergeTable, message } from '../src/round/merge.js';

const link = (name: string, email: string | null = null) => ({
  id: 1,
  leader: { name, email },
  url: 'https://host/r/k3v7abcdefgh2345#AAECAwQFBgcICQoLDA0ODw.EBESExQVFhcYGRobHB0eHw',
});
const occasion = { team: 'Executive team', organization: 'Halden Ferries', closes: 'Tue, 1 Dec 2026, 17:00 CET' };

test('a mail-merge table has a row per leader and no formula', () => {
  const table = mergeTable([
    link('Ana Ruiz', 'ana@example.org'),
    link('=HYPERLINK("http://x")'),
    link('-Bo'),
    link('+Cem'),
    link('@Dana'),
    link('Ruiz, "Eve"'),
  ]);
  const url = link('').url;
  assert.deepEqual(table.split('\r\n'), [
    '\uFEFFName,Email,Link',
    `Ana Ruiz,ana@example.org,${url}`,
    `"'=HYPERLINK(""http://x"")",,${url}`,
    `"'-Bo",,${url}`,
    `"'+Cem",,${url}`,
    `"'@Dana",,${url}`,
    `"Ruiz, ""Eve""",,${url}`,
    '',
  ]);
});

test('a message names its leader, or the columns of a mail merge', () => {
  const own = message(occasion, link('Ana Ruiz'));
  assert.ok(own.startsWith('Hello Ana Ruiz,') && own.includes(link('').url));
  assert.ok(message(occasion).includes('{Link}') && message(occasion).includes('{Name}'));
  assert.equal(mailto(occasion, link('Ana Ruiz')), null);
  const address = new URL(mailto(occasion, link('Ana', 'ana+x@example.org')) ?? '');
  assert.equal(decodeURIComponent(address.pathname), 'ana+x@example.org');
  assert.equal(address.searchParams.get('body'), message(occasion, link('Ana')));
  assert.equal(address.hash, '');
});
