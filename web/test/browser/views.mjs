// The ways a page is looked at: phone and desk, light and dark, forced colours, four times as large.
const narrow = { width: 360, height: 780 };
const wide = { width: 1280, height: 900 };

const looks = {
  'narrow-light': { viewport: narrow, colorScheme: 'light', hasTouch: true },
  'narrow-dark': { viewport: narrow, colorScheme: 'dark', hasTouch: true },
  'wide-light': { viewport: wide, colorScheme: 'light' },
  'wide-dark': { viewport: wide, colorScheme: 'dark' },
  'forced-light': { viewport: wide, colorScheme: 'light', forcedColors: 'active' },
  'forced-dark': { viewport: wide, colorScheme: 'dark', forcedColors: 'active' },
  // 1280 by 1024 at 400 %: what WCAG 1.4.10 asks pages to fit.
  'zoom-400': { viewport: { width: 320, height: 256 }, colorScheme: 'light', deviceScaleFactor: 2 },
};

/** Options of a browser's context, by name. Nothing moves, so that a picture has one state. */
export const views = Object.fromEntries(
  Object.entries(looks).map(([name, look]) => [name, { ...look, reducedMotion: 'reduce' }]),
);
