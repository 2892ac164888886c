import assert from 'node:assert/strict';
import { test } from 'node:test';
import { push, readEntry, replace, takeLink, type Place } from '../../src/answer/entries.js';
import { Shelf } from '../../src/answer/shelf.js';
import type { KeptTexts } from '../../src/ballot/index.js';

function memory(texts = new Map<string, string>()): KeptTexts & { readonly texts: Map<string, string> } {
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
    key: (index) => [...texts.keys()][index] ?? null,
    get length() {
      return texts.size;
    },
  };
}

test('a draft is kept on the device, and in the tab alone where others use it', () => {
  const [device, tab] = [memory(), memory()];
  const shelf = new Shelf({ device, tab }, 'draft', 'ballot');
  assert.ok(shelf.save('one'));
  device.setItem('ballot', 'sealed');
  device.setItem('somebody else', 'stays');
  shelf.share(true);
  assert.ok(shelf.isShared);
  assert.deepEqual([...device.texts.keys()], ['somebody else']);
  assert.deepEqual([shelf.load(), tab.getItem('ballot')], ['one', 'sealed']);
  shelf.share(false);
  assert.deepEqual([device.getItem('draft'), device.getItem('ballot'), tab.length], ['one', 'sealed', 0]);
});

test('a tab that is opened again knows that the device is shared', () => {
  const [device, tab] = [memory(), memory()];
  new Shelf({ device, tab }, 'draft').share(true);
  const again = new Shelf({ device, tab }, 'draft');
  assert.ok(again.save('two'));
  assert.deepEqual([device.length, tab.getItem('draft')], [0, 'two']);
});

test('clearing leaves nothing of this leader, and everything of others', () => {
  const [device, tab] = [memory(new Map([['other', 'stays']])), memory()];
  const shelf = new Shelf({ device, tab }, 'draft', 'ballot');
  shelf.save('one');
  shelf.share(true);
  shelf.save('two');
  shelf.clear();
  assert.deepEqual([[...device.texts.keys()], tab.length], [['other'], 0]);
});

test('a full memory is told, not thrown', () => {
  const full = { ...memory(), setItem: () => { throw new Error('quota'); } };
  assert.equal(new Shelf({ device: full, tab: memory() }, 'draft').save('one'), false);
  const forgetful = { ...memory(), setItem: () => undefined };
  assert.equal(new Shelf({ device: forgetful, tab: memory() }, 'draft').save('one'), false);
});

test('its own texts are told from those of others', () => {
  const shelf = new Shelf({ device: memory(), tab: memory() }, 'draft', 'ballot');
  assert.ok(shelf.has('draft') && shelf.has('ballot') && shelf.has(null), 'null: everything was cleared');
  assert.ok(!shelf.has('other'));
});

/** A browser's tab: its address and its history. */
function tab(hash: string): Place & { address: string } {
  const place = {
    address: '',
    location: { origin: 'https://parallax.example', pathname: '/r/k3v7abcdefgh2345', hash },
    history: {
      state: null as unknown,
      pushState: (state: unknown, _: string, url?: string | URL | null) => shows(state, url),
      replaceState: (state: unknown, _: string, url?: string | URL | null) => shows(state, url),
    },
  };
  function shows(state: unknown, url?: string | URL | null): void {
    place.history.state = structuredClone(state);
    place.address = String(url);
    place.location.hash = '';
  }
  return place;
}

test('the secrets leave the address, and a reload finds them', () => {
  const link = 'https://parallax.example/r/k3v7abcdefgh2345#token.key';
  const place = tab('#token.key');
  assert.equal(takeLink(place), link);
  push(place, 'sentence');
  push(place, 'same');
  replace(place, 'ranking');
  assert.equal(place.address, '/r/k3v7abcdefgh2345');
  assert.equal(takeLink(place), link, 'after a reload');
  assert.deepEqual(readEntry(place.history.state), { fragment: '#token.key', screen: 'ranking', from: 'sentence', depth: 2 });
});

test('another link in the same tab begins anew', () => {
  const place = tab('#one.key');
  takeLink(place);
  push(place, 'sentence');
  (place.location as { hash: string }).hash = '#two.key';
  assert.match(takeLink(place) ?? '', /#two\.key$/);
  assert.deepEqual(readEntry(place.history.state), { fragment: '#two.key', screen: null, from: null, depth: 0 });
});

test('an address without its secrets is no link', () => {
  assert.equal(takeLink(tab('')), null);
  for (const state of [null, 3, 'x', {}, { fragment: 4 }]) assert.equal(readEntry(state), null);
});
