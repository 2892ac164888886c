import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../src/shared/csv.js';
import { readRoster } from '../src/flow/roster.js';

const ana = { name: 'Ana Ruiz', email: 'ana@example.org' };
const bo = { name: 'Bo Lindqvist', email: 'bo@example.org' };

test('the ways in which people write a person are read', () => {
  const ways = [
    'Ana Ruiz <ana@example.org>',
    '"Ana Ruiz" <ana@example.org>',
    'Ruiz, Ana <ana@example.org>',
    '"Ruiz, Ana" <ANA@example.org>',
    'Ana Ruiz, ana@example.org',
    'Ana Ruiz; ana@example.org',
    'Ana Ruiz\tana@example.org',
    'Ana,Ruiz,ana@example.org',
    'ana@example.org, Ana Ruiz',
    'Ana Ruiz ana@example.org',
    'Ana  Ruiz , mailto:ana@example.org',
    'Ana Ruiz, Chief of Staff, ana@example.org',
  ];
  for (const way of ways) {
    assert.deepEqual(readRoster(way), { leaders: [ana], refused: [], guessed: 0 }, way);
  }
});

test('an address alone proposes a name, and says that it was guessed', () => {
  const read = readRoster('ana.ruiz@example.org\nbo+work@example.org');
  assert.deepEqual(
    read.leaders.map(({ name }) => name),
    ['Ana Ruiz', 'Bo'],
  );
  assert.equal(read.guessed, 2);
  assert.deepEqual(readRoster('Ana Ruiz').leaders, [{ name: 'Ana Ruiz', email: null }]);
});

test('many in one line, as mail programs copy them', () => {
  const leaders = [ana, bo];
  assert.deepEqual(readRoster('Ana Ruiz <ana@example.org>, Bo Lindqvist <bo@example.org>').leaders, leaders);
  assert.deepEqual(readRoster('Ana Ruiz <ana@example.org>; Bo Lindqvist <bo@example.org>;').leaders, leaders);
  assert.equal(readRoster('ana@example.org, bo@example.org; ').leaders.length, 2);
});

test('a table is read by its headings', () => {
  const tables = [
    'Name,E-mail\nAna Ruiz,ana@example.org\nBo Lindqvist,bo@example.org\n',
    '\uFEFFE-mail;Role;Full name\r\nana@example.org;CEO;Ana Ruiz\r\nbo@example.org;CFO;"Bo Lindqvist"\r\n',
    'First name\tLast name\tEmail address\rAna\tRuiz\tana@example.org\rBo\tLindqvist\tbo@example.org',
    'Vorname;Nachname;Mail\nAna;Ruiz;ana@example.org\nBo;Lindqvist;bo@example.org',
  ];
  for (const table of tables) {
    assert.deepEqual(readRoster(table), { leaders: [ana, bo], refused: [], guessed: 0 }, table);
  }
});

test('each bad line is named with its reason and the rest goes in', () => {
  const read = readRoster(
    [
      'Ana Ruiz <ana@example.org>',
      '',
      'Cem <cem@example>',
      '=HYPERLINK("http://x"), eve@example.org',
      `${'Long '.repeat(20)}<long@example.org>`,
      'Dana \u202Eanad, dana@example.org',
      'Ana again, ANA@example.org',
      'Jos\uFFFD, jose@example.org',
      'Bo Lindqvist <bo@example.org>',
      'Eve, eve@example.org, adam@example.org',
    ].join('\r\n'),
  );
  assert.deepEqual(read.leaders, [ana, bo]);
  const told = read.refused.map(({ line, reason }) => `${line}: ${reason}`);
  assert.deepEqual(told, [
    '3: that is not an e-mail address',
    '4: the name begins like a spreadsheet formula; type it',
    '5: the name is longer than 80 characters',
    '6: the name holds invisible control characters; type it',
    '7: ana@example.org stands in line 1, too',
    '8: the file was saved in another encoding; save it as UTF-8',
    '10: that is not an e-mail address',
  ]);
});

test('who is on the list already is not added again', () => {
  const read = readRoster('ana@example.org\nBo Lindqvist <bo@example.org>', [ana]);
  assert.deepEqual(read.leaders, [bo]);
  assert.match(read.refused[0]?.reason ?? '', /on the list already/);
});

test('five thousand go in and no more', () => {
  const rows = Array.from({ length: 5_002 }, (_, number) => `Leader ${number}, l${number}@example.org`);
  const read = readRoster(rows.join('\n'));
  assert.equal(read.leaders.length, 5_000);
  assert.equal(read.refused.length, 2);
  assert.match(read.refused[0]?.reason ?? '', /at most 5,000/);
});

test('files of other encodings are read', () => {
  const name = (bytes: number[]) => readRoster(decode(new Uint8Array(bytes))).leaders[0]?.name;
  assert.equal(name([0x4a, 0x6f, 0x73, 0xe9]), 'José');
  assert.equal(name([0x4a, 0x6f, 0x73, 0xc3, 0xa9]), 'José');
  assert.equal(name([0xff, 0xfe, 0x4a, 0, 0xe9, 0]), 'Jé');
  assert.equal(name([0xfe, 0xff, 0, 0x4a, 0, 0xe9]), 'Jé');
});
