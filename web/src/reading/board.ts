// Which sentences stand together, and every way to change that. Pure: a board in, another out.
// Must not know the page or the server.
//
// A sentence is its place in the list as this page got it: that order is drawn anew for each viewer,
// means nothing, and never leaves the page.

/** Sentences that are one strategy. A group of one stands alone; its name waits for a second. */
export interface Group {
  readonly id: number;
  readonly name: string;
  readonly members: readonly number[];
}

/** All groups. Each sentence is in one of them; none is empty. */
export interface Board {
  readonly groups: readonly Group[];
  /** The number of the next group: none is used twice, so that an undone move finds its group. */
  readonly next: number;
}

/** Groups as the server tells and takes them. */
export interface NamedSentences {
  readonly label: string;
  readonly sentences: readonly string[];
}

/** What the server calls a group of one. */
const ALONE = 'Stands alone';
/** As the server asks: characters of a name at most. */
export const LONGEST_NAME = 60;

/** The sentences in the order in which they were told, and the board of their groups. */
export function opened(groups: readonly NamedSentences[]): { texts: string[]; board: Board } {
  const texts: string[] = [];
  const made = groups.map(({ label, sentences }, id): Group => {
    const members = sentences.map((sentence) => texts.push(sentence) - 1);
    return { id, name: label === ALONE ? '' : label, members };
  });
  return { texts, board: { groups: named(made), next: made.length } };
}

/** The same sentences, told again in other groups: the board that the groups make of `texts`. */
export function regrouped(texts: readonly string[], groups: readonly NamedSentences[], next: number): Board {
  const places = new Map<string, number[]>();
  texts.forEach((text, place) => places.set(text, [...(places.get(text) ?? []), place]));
  const made = groups.map(({ label, sentences }, index): Group => {
    // Equal texts are the same sentence for every reader: any copy will do.
    const members = sentences.flatMap((text) => places.get(text)?.shift() ?? []);
    return { id: next + index, name: label === ALONE ? '' : label, members };
  });
  return { groups: named(made), next: next + made.length };
}

/** The groups as the server takes them; no order of the page goes along. */
export function told({ groups }: Board, texts: readonly string[]): NamedSentences[] {
  return groups.map((group) => ({
    label: isAlone(group) ? '' : group.name,
    sentences: group.members.map((place) => texts[place] ?? '').sort(),
  }));
}

export function isAlone({ members }: Group): boolean {
  return members.length === 1;
}

/** The group that a sentence is in. */
export function groupOf({ groups }: Board, sentence: number): Group {
  const found = groups.find(({ members }) => members.includes(sentence));
  if (!found) throw new Error('a sentence is in no group');
  return found;
}

/** Moves sentences into a group, or into a new one of this name when `to` is null. */
export function gather(board: Board, sentences: readonly number[], to: number | null, name = ''): Board {
  const moved = new Set(sentences);
  const stays = (members: readonly number[]) => members.filter((member) => !moved.has(member));
  const left = board.groups.map((group): Group => {
    if (group.id !== to) return { ...group, members: stays(group.members) };
    return { ...group, members: [...stays(group.members), ...sentences] };
  });
  const made: Group[] = to === null ? [{ id: board.next, name, members: [...sentences] }] : [];
  const groups = [...left, ...made].filter(({ members }) => members.length > 0);
  return { groups: named(groups), next: board.next + made.length };
}

/** Every group of two or more with a name of its own: a number where it has none, or another's. */
function named(groups: readonly Group[]): Group[] {
  const all = new Set(groups.map(({ name }) => name));
  const seen = new Set(['']);
  return groups.map((group) => {
    if (isAlone(group)) return group;
    const name = seen.has(group.name) ? numbered(all) : group.name;
    seen.add(name);
    all.add(name);
    return { ...group, name };
  });
}

function numbered(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`Group ${number}`)) number += 1;
  return `Group ${number}`;
}

/** Lets a sentence stand alone. */
export function setApart(board: Board, sentence: number): Board {
  return isAlone(groupOf(board, sentence)) ? board : gather(board, [sentence], null);
}

/** Puts all sentences of one group into another, which keeps its name. */
export function merge(board: Board, from: number, into: number): Board {
  const moved = board.groups.find(({ id }) => id === from)?.members ?? [];
  return from === into ? board : gather(board, moved, into);
}

/** Gives a group a name. */
export function rename(board: Board, id: number, name: string): Board {
  const renamed = (group: Group) => (group.id === id ? { ...group, name: cleanName(name) } : group);
  return { ...board, groups: board.groups.map(renamed) };
}

/** A name as the server keeps it: one line, no spaces around. */
export function cleanName(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

/** What is wrong with a name for this group; null when nothing is. */
export function faultOfName(name: string, { groups }: Board, own: number | null): string | null {
  const clean = cleanName(name);
  if (clean === '') return 'Give the group a name.';
  const length = [...clean].length;
  if (length > LONGEST_NAME) return `The name has ${length} characters; at most ${LONGEST_NAME} are allowed.`;
  const same = (group: Group) => group.id !== own && !isAlone(group) && group.name === clean;
  return groups.some(same) ? 'Another group has this name.' : null;
}
