// Colours are written in OKLCH, where equal steps look equal, and shipped as sRGB, which every browser reads.
// The arithmetic is that of CSS Color 4; contrast is that of WCAG 2.2. Knows nothing of tokens.

/** `oklch(0.5 0.1 280)` as `#rrggbb`; outside sRGB it throws, since browsers would differ. */
export function hex(lightness, chroma, hue) {
  const angle = (hue * Math.PI) / 180;
  const channels = linear(lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)).map(encoded);
  if (channels.some((value) => value < -0.002 || value > 1.002)) {
    throw new Error(`oklch(${lightness} ${chroma} ${hue}) is outside sRGB; lower its chroma`);
  }
  const bytes = channels.map((value) => Math.round(Math.min(Math.max(value, 0), 1) * 255));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Every `oklch(L C H)` of a style sheet as `#rrggbb`. */
export function withoutOklch(css) {
  return css.replaceAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g, (_, ...lch) => hex(...lch.slice(0, 3).map(Number)));
}

/** Contrast ratio of two `#rrggbb`. */
export function contrast(one, other) {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour) {
  const channels = [1, 3, 5].map((at) => decoded(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
}

function linear(L, a, b) {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

const encoded = (value) => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
const decoded = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
