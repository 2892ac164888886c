import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromField, proposed, toField, wrongWindow, zoneAt } from '../src/flow/window.js';

test('a field and its moment are each other’s', () => {
  const moment = new Date(2026, 10, 3, 9, 5);
  assert.equal(toField(moment), '2026-11-03T09:05');
  assert.deepEqual(fromField('2026-11-03T09:05'), moment);
  for (const text of ['', '2026-11-03', 'soon', '2026-13-40T99:99']) assert.equal(fromField(text), null);
});

test('a weekend is passed over', () => {
  const saturday = new Date(2026, 10, 21, 11, 0);
  assert.deepEqual(proposed(saturday, 7), new Date(2026, 10, 30, 17, 0));
  assert.deepEqual(proposed(saturday, 3), new Date(2026, 10, 24, 17, 0));
});

test('a window is an hour to sixty days', () => {
  const now = new Date(2026, 0, 1, 12, 0);
  const after = (hours: number) => wrongWindow(new Date(now.getTime() + hours * 3_600_000), now);
  assert.equal(after(1), null);
  assert.equal(after(60 * 24), null);
  assert.match(after(0.5) ?? '', /an hour/);
  assert.match(after(-1) ?? '', /over/);
  assert.match(after(60 * 24 + 1) ?? '', /60 days/);
  assert.match(wrongWindow(null, now) ?? '', /which day/);
});

test('the zone is named with its difference', () => {
  const at = (minutes: number) => ({ getTimezoneOffset: () => minutes }) as Date;
  assert.equal(zoneAt(at(-60), 'Europe/Berlin'), 'Europe/Berlin, UTC+1');
  assert.equal(zoneAt(at(210), 'America/St_Johns'), 'America/St Johns, UTC−3:30');
  assert.equal(zoneAt(at(0), 'UTC'), 'UTC');
});
