// A text as the report shows it: cleaned, and without its writer's habits (R3). The same as clean_text and
// evened in src/domain/instrument; tests/fixtures/evened.json holds both against each other.
// Must not know whose text it is.

/** Control characters that are no space, and marks that make a text read as something it is not. */
const UNSEEN = /(?!\p{White_Space})[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff\ufeff]/gu;
const ENDING = /[.…\p{White_Space}]+$/u;

/** The text as the released report has it; empty when nothing is left of it. */
export function evened(text: string): string {
  const visible = text.normalize('NFC').replaceAll(UNSEEN, '');
  const clean = visible.split(/\p{White_Space}+/u).filter((word) => word !== '').join(' ');
  const straight = clean.replaceAll(/[“”„‟«»]/gu, '"').replaceAll(/[‘’‚‛‹›]/gu, "'");
  const bare = straight.replace(ENDING, '') || straight;
  const [first = '', ...rest] = bare;
  return first.toUpperCase() + rest.join('');
}
