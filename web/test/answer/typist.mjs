// A leader who has no more than a keyboard: everything that `Leader` taps, by keys.
import assert from 'node:assert/strict';
import { focused, keys, press, pressName, tabTo, type } from '../browser/keys.mjs';
import { Leader } from './leader.mjs';

/** A leader who has no more than a keyboard. */
export class Typist extends Leader {
  press(name) {
    return pressName(this.page, name);
  }

  async write(text) {
    await tabTo(this.page, 'textarea');
    await keys(this.page, 'Control+A');
    await this.page.keyboard.insertText(text);
  }

  async choose(name) {
    await press(this.page, 'input[type=radio]', 'Space');
    for (let presses = 0; presses < 20; presses += 1) {
      const text = await focused(this.page);
      if (name instanceof RegExp ? name.test(text) : name === text) return;
      await keys(this.page, 'ArrowDown');
    }
    assert.fail(`no key chooses ${name}`);
  }

  tick() {
    return press(this.page, 'input[type=checkbox]', 'Space');
  }

  setClarity(value) {
    return type(this.page, 'input[type=number]', value);
  }

  /** From the first one on, what is next has the focus. */
  async rankAll() {
    const left = await this.pool();
    await tabTo(this.page, '.rank-list__next');
    await keys(this.page, ...left.map(() => 'Enter'));
  }
}
