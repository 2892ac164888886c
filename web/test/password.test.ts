import assert from 'node:assert/strict';
import { test } from 'node:test';
import { password } from '../src/organizer/password.js';

test('a proposed password is long, readable and never the same', () => {
  const made = new Set(Array.from({ length: 500 }, password));
  assert.equal(made.size, 500);
  for (const one of made) assert.match(one, /^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
});
