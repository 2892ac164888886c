// Texts as the server counts them: cleaned, then by code point.
// Must not know what is asked.

/** Control characters, and marks that make a text read as something it is not. */
const UNSEEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff\ufeff]/gu;
const SPACES = /[\s\u0085]+/gu;

/** One line of text, as the server will keep it. */
export function clean(text: string): string {
  const visible = text.normalize('NFC').replace(SPACES, ' ').replace(UNSEEN, '');
  return visible.replace(/ +/g, ' ').trim();
}

/** How many characters the server counts. */
export function characters(text: string): number {
  return Array.from(clean(text)).length;
}

/** Words, also in scripts that write none apart. */
export function words(text: string): readonly string[] {
  const segmenter = segments('word');
  if (!segmenter) return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
  return Array.from(segmenter.segment(text))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}

/** How many sentences; what holds no word is none. */
export function sentences(text: string): number {
  const segmenter = segments('sentence');
  const parts = segmenter
    ? Array.from(segmenter.segment(clean(text)), ({ segment }) => segment)
    : clean(text).split(/(?<=[.!?。！？])\s+/u);
  return parts.filter((part) => words(part).length > 0).length;
}

/** The browser's own rules; null in one that has none. */
function segments(granularity: 'word' | 'sentence'): Intl.Segmenter | null {
  const known: Partial<typeof Intl> = Intl;
  return known.Segmenter ? new known.Segmenter('en', { granularity }) : null;
}
