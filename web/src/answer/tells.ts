// What in a text may tell who wrote it: names, words of a role, another language than the question's.
// Must not know the screen: it finds, others say it.

import { clean, words } from './text.js';

/** What was found, with the words that tell. */
export interface Tells {
  /** Names on the roster. */
  readonly names: readonly string[];
  /** Such as "my team". */
  readonly roles: readonly string[];
  /** Whether it is not in the language of the question. */
  readonly foreign: boolean;
}

/** Looks a text over. */
export function tellsIn(text: string, roster: readonly string[], question: string): Tells {
  const plain = clean(text);
  return { names: namesIn(plain, roster), roles: rolesIn(plain), foreign: isForeign(plain, question) };
}

/** Shorter parts of a name are words of their own in too many languages. */
const SHORTEST_NAME = 3;

/** Names of the roster, whole or in part. A part counts where it is written like a name: capital, and not as the first word. */
function namesIn(text: string, roster: readonly string[]): readonly string[] {
  const found = roster.flatMap((name) => {
    if (holds(text, name)) return [name];
    return parts(name).filter((part) => isWrittenAsName(text, part));
  });
  return [...new Set(found)];
}

function parts(name: string): readonly string[] {
  return words(name).filter((part) => part.length >= SHORTEST_NAME && /^\p{Lu}/u.test(part));
}

function isWrittenAsName(text: string, part: string): boolean {
  const [, ...later] = words(text);
  return later.some((word) => word.replace(/['’]s$/u, '') === part);
}

/** Whole words only; scripts that write no words apart have no such edges. */
function holds(text: string, name: string): boolean {
  const edge = /[\p{L}\p{N}]/u;
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0) return false;
  if (!/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(name)) return true;
  return !edge.test(text[at - 1] ?? ' ') && !edge.test(text[at + name.length] ?? ' ');
}

const TITLES =
  'c[efimoprst]o|chro|cdo|cao|cco|cso|ciso|vp|svp|evp|head|director|chair(?:man|woman)?|president|founder|gm|md|lead(?:er)?|manager|partner';
const OWN = 'team|department|function|area|division|unit|region|people|staff|side|organi[sz]ation|budget|role|business|plant|site';

const ROLES: readonly RegExp[] = [
  new RegExp(`\\bas (?:an? |the |your |our |this )?(?:[\\p{L}-]+ )?(?:${TITLES})\\b`, 'giu'),
  new RegExp(`\\bmy (?:own )?(?:[\\p{L}-]+ )?(?:${OWN})\\b`, 'giu'),
  /\b(?:i|we) (?:in|at|from) (?:finance|sales|marketing|hr|legal|it|operations|product|engineering|r&d|procurement)\b/giu,
  /\bfor (?:me|us) in [\p{L}]+/giu,
  /\b(?:als (?:cfo|ceo|coo|leiter(?:in)?|chef(?:in)?)|mein(?:e[mnr]?)? (?:team|bereich|abteilung|leute))\b/giu,
  /(?<!\p{L})(?:en tant que|mon équipe|ma direction|mon département|como (?:cfo|ceo|director[a]?)|mi equipo|mi área)(?!\p{L})/giu,
];

function rolesIn(text: string): readonly string[] {
  return [...new Set(ROLES.flatMap((role) => text.match(role) ?? []))];
}

/** The commonest small words, which nobody writes a sentence without. */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in for is we our not over by with that from on than are more be will at as it this',
  de: 'der die das und wir nicht den zu mit von für ist statt im auf unsere als ein eine dem unser wird mehr',
  fr: 'le la les des et nous pas de pour en plus que du un une dans nos notre au avec sur est',
  es: 'el la los las y no de para en más que del un una por nuestro nuestra con al es sobre',
  it: 'il la le gli e non di per in più che del un una con nostro nostra da al è sul',
  pt: 'o a os as e não de para em mais que do da um uma com nosso nossa ao é no',
  nl: 'de het een en wij we niet van voor in op met onze dat te is meer dan om',
  sv: 'och att det som en vi är inte för på med vår av till mer än om den',
};

const FEWEST_WORDS = 4;

/** By script first, then by small words: only a clear case counts. */
function isForeign(text: string, question: string): boolean {
  if (words(text).length < FEWEST_WORDS) return false;
  const [own, asked] = [scriptOf(text), scriptOf(question)];
  if (own !== asked) return own !== null;
  const [language, found] = languageOf(text);
  const [expected] = languageOf(question);
  return found >= 2 && expected !== null && language !== null && language !== expected;
}

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Han', 'Hiragana', 'Hangul', 'Devanagari', 'Thai'];

function scriptOf(text: string): string | null {
  const counts = SCRIPTS.map((script) => text.match(new RegExp(`\\p{Script=${script}}`, 'gu'))?.length ?? 0);
  const most = Math.max(...counts);
  return most === 0 ? null : (SCRIPTS[counts.indexOf(most)] ?? null);
}

/** The language whose small words are most, and how many; null when two are as near. */
function languageOf(text: string): readonly [string | null, number] {
  const own = words(text).map((word) => word.toLowerCase());
  const counts = Object.entries(SMALL_WORDS).map(([language, small]) => {
    const known = new Set(small.split(' '));
    return [language, own.filter((word) => known.has(word)).length] as const;
  });
  const most = Math.max(...counts.map(([, found]) => found));
  const best = counts.filter(([, found]) => found === most);
  return best.length === 1 && best[0] ? best[0] : [null, most];
}
