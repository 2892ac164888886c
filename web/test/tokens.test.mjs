// Every pair of colours that may meet, in light and dark: text 4.5 to 1, edges of controls and the ring of
// the focus 3 to 1 (WCAG 1.4.3, 1.4.11).
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { contrast, hex, withoutOklch } from '../colour.mjs';
import { root } from '../bundle.mjs';

const css = withoutOklch(await readFile(`${root}styles/tokens.css`, 'utf8'));
const [light, dark] = css.split('@media (prefers-color-scheme: dark)');

function declared(text) {
  return new Map([...text.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]));
}

const inLight = declared(light);
const themes = { light: inLight, dark: new Map([...inLight, ...declared(dark)]) };

function colour(theme, name) {
  const value = theme.get(name);
  assert.ok(value, `no token --${name}`);
  const other = value.match(/^var\(--([\w-]+)\)$/)?.[1];
  return other ? colour(theme, other) : value;
}

const grounds = ['bg', 'bg-raised', 'bg-hover'];
const on = (names, ...under) => names.flatMap((name) => under.flat().map((ground) => [name, ground]));

const texts = [
  ...on(['fg', 'fg-muted', 'accent', 'accent-hover', 'danger', 'danger-hover', 'ok'], grounds),
  ...on(['fg', 'fg-muted', 'accent'], 'accent-soft', 'danger-soft', 'ok-soft'),
  ...on(['danger'], 'danger-soft'),
  ...on(['ok'], 'ok-soft'),
  ...on(['on-accent'], 'accent', 'accent-hover'),
  ...on(['on-danger'], 'danger', 'danger-hover'),
];
const edges = [
  ...on(['border-strong'], 'bg', 'bg-raised'),
  ...on(['focus'], grounds, 'accent-soft', 'danger-soft', 'ok-soft'),
];

for (const [name, theme] of Object.entries(themes)) {
  test(`text can be read in ${name}`, () => check(theme, texts, 4.5));
  test(`edges and focus stand out in ${name}`, () => check(theme, edges, 3));
}

function check(theme, pairs, least) {
  const ratios = pairs.map(([one, other]) => [one, other, contrast(colour(theme, one), colour(theme, other))]);
  const low = ratios.filter(([, , ratio]) => ratio < least);
  assert.deepEqual(low.map(([one, other, ratio]) => `${one} on ${other}: ${ratio.toFixed(2)}`), []);
}

test('the ramps go down in lightness, and contrast with white follows', () => {
  for (const ramp of ['zinc', 'indigo', 'red', 'teal']) {
    const steps = [...inLight].filter(([name]) => name.startsWith(`${ramp}-`)).map(([, value]) => value);
    const ratios = steps.map((step) => contrast(step, '#ffffff'));
    assert.deepEqual(ratios, [...ratios].sort((a, b) => a - b), ramp);
  }
});

test('components name functions of colours, never a colour', async () => {
  const { readdir } = await import('node:fs/promises');
  const names = (await readdir(`${root}styles`, { recursive: true })).filter((name) => name.endsWith('.css'));
  const exempt = ['tokens.css', 'report.css', 'styleguide.css'];
  for (const name of names.filter((name) => !exempt.includes(name))) {
    // Data addresses of pictures may: they know no variables.
    const text = (await readFile(`${root}styles/${name}`, 'utf8')).replaceAll(/url\("data:[^"]*"\)/g, '');
    const found = text.match(/#[0-9a-f]{3,8}\b|rgb\(|oklch\(|--(zinc|indigo|red|teal)-\d/gi) ?? [];
    assert.deepEqual(found, [], name);
  }
});

test('the arithmetic is that of CSS', () => {
  assert.equal(hex(1, 0, 0), '#ffffff');
  assert.equal(hex(0.457, 0.215, 277), '#4338ca');
  assert.equal(contrast('#ffffff', '#000000'), 21);
  assert.throws(() => hex(0.95, 0.1, 277), /outside sRGB/);
});
