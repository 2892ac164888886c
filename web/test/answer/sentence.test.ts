import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookAtLine, lookAtSentence, type Note } from '../../src/answer/sentence.js';
import { characters, clean, sentences, words } from '../../src/answer/text.js';
import { note } from '../../src/answer/wording/asking.js';

const ROSTER = ['Ana Ruiz', 'Bo Lindqvist', 'Will Grant', '渡辺 健'];
const QUESTION = 'In one sentence, off the top of your head: what is our strategy?';

function look(text: string, pasted = false): ReturnType<typeof lookAtSentence> {
  const limits = { mostCharacters: 300, wordsAdvised: 35 };
  return lookAtSentence(text, { question: QUESTION, limits, roster: ROSTER, pasted });
}

function kinds(text: string, pasted = false): readonly string[] {
  return look(text, pasted).notes.map(({ kind }) => kind);
}

test('a text is cleaned as the server cleans it', () => {
  assert.equal(clean('  grow\r\nby\tbuying \u202e rivals\u0000  '), 'grow by buying rivals');
  assert.equal(clean('Zu\u0308rich'), 'Zürich');
  assert.equal(clean('👩‍👩‍👧'), '👩‍👩‍👧', 'joiners stay');
});

test('characters are code points of what the server keeps', () => {
  assert.equal(characters('ä'.repeat(300)), 300);
  assert.equal(characters('a\u0308'), 1);
  assert.equal(characters('🧭'), 1);
  assert.equal(characters('  a   b  '), 3);
});

test('words and sentences are counted in scripts with and without spaces', () => {
  assert.equal(words("Don't buy rivals, e.g. ferries").length, 5);
  assert.ok(words('我们选择货运而不是客运').length >= 4);
  assert.equal(sentences('Grow by 3.5 % in the north, not the south.'), 1);
  assert.equal(sentences('Grow in the north. Leave the south'), 2);
  assert.equal(sentences('我们选择货运。我们放弃客运。'), 2);
  assert.equal(sentences('Grow in the north! '), 1);
  assert.equal(sentences(' ... '), 0);
});

test('a plain sentence has no notes', () => {
  for (const text of [
    'Win freight customers in the north, over passengers in the south.',
    'Grow by buying competitors instead of building ferries',
    'We will win where Regulation is strictest, over growing everywhere',
    '',
  ]) assert.deepEqual(kinds(text), [], text);
});

test('form is noted, and nothing is stopped', () => {
  assert.deepEqual(kinds('Grow'), ['short']);
  assert.deepEqual(kinds('word '.repeat(36)), ['long']);
  assert.deepEqual(kinds('Grow in the north. Leave the south to others.'), ['sentences']);
  assert.deepEqual(kinds('Grow in the north\nnot in the south'), ['lines']);
  assert.deepEqual(kinds('Grow in the north, not the south', true), ['pasted']);
});

test('only the hard limit stops, and it is counted as the server counts', () => {
  assert.equal(look('ä'.repeat(300)).left, 0);
  assert.equal(look('ä'.repeat(301)).left, -1);
  assert.equal(look(`${'ä'.repeat(300)}   \n`).left, 0);
  assert.ok(!look('short').isNear);
  assert.ok(look('a'.repeat(200)).isNear);
});

function found(text: string, kind: Note['kind']): readonly string[] {
  const note = look(text).notes.find((one) => one.kind === kind);
  return note && 'found' in note ? note.found : [];
}

test('names of the roster are noted, and words that only look like them are not', () => {
  assert.deepEqual(found('Grow as Ana says, in the north', 'names'), ['Ana']);
  assert.deepEqual(found('Follow ana ruiz to the north now', 'names'), ['Ana Ruiz']);
  assert.deepEqual(found("Sell what Lindqvist's plan wants sold", 'names'), ['Lindqvist']);
  assert.deepEqual(found('我们听渡辺 健的话做货运业务', 'names'), ['渡辺 健']);
  for (const plain of ['We grant loans and will lend to customers over shareholders', 'Will we grow in the north or not', 'Bananas over apples in all markets'])
    assert.deepEqual(found(plain, 'names'), [], plain);
});

test('words of a role are noted', () => {
  for (const [text, words] of [
    ['As CFO I choose margin over growth everywhere', 'As CFO'],
    ['Grow, as the head of sales, in the north', 'as the head'],
    ['Let my team build the product first', 'my team'],
    ['Protect my own engineering budget over sales', 'my own engineering budget'],
    ['What we in finance want is margin over growth', 'we in finance'],
    ['Mein Team baut zuerst das Produkt und nicht den Vertrieb', 'Mein Team'],
  ] as const) assert.deepEqual(found(text, 'roles'), [words], text);
  for (const plain of ['Grow as a team in the north over the south', 'Lead as fast as the market, over margin', 'Be the area leader in parcels, not letters'])
    assert.deepEqual(found(plain, 'roles'), [], plain);
});

test('another language than the question’s is noted', () => {
  for (const text of [
    'Wir wachsen mit Fracht im Norden und nicht mit Passagieren',
    'Nous choisissons le fret dans le nord et pas les passagers',
    'Elegimos la carga en el norte y no los pasajeros',
    'Мы выбираем грузы на севере, а не пассажиров',
    '我们选择北方的货运而不是南方的客运',
  ]) assert.ok(kinds(text).includes('foreign'), text);
  for (const text of ['Premium freight ferries north, budget passengers never', 'Le Mans, Bordeaux and the north over the rest of France'])
    assert.ok(!kinds(text).includes('foreign'), text);
});

test('other texts are looked over for what tells, not for their form', () => {
  const limits = { mostCharacters: 200, wordsAdvised: null };
  const { notes, left } = lookAtLine('The app. My team has no time for it.', { question: QUESTION, limits, roster: ROSTER });
  assert.deepEqual(notes.map(({ kind }) => kind), ['roles']);
  assert.equal(left, 200 - 36);
});

test('every note says something, quietly', () => {
  const all: readonly Note[] = [
    { kind: 'short' },
    { kind: 'long', words: 40, advised: 35 },
    { kind: 'sentences' },
    { kind: 'lines' },
    { kind: 'pasted' },
    { kind: 'names', found: ['Ana', 'Bo'] },
    { kind: 'roles', found: ['my team'] },
    { kind: 'foreign' },
  ];
  for (const one of all) assert.match(note(one), /^[^!]{20,120}$/);
});
