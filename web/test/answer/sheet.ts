// A verified sheet for tests of the answer page: what it asks can be changed.
import { readAsked, type Asked } from '../../src/answer/asked.js';
import type { Instrument, Sheet } from '../../src/ballot/index.js';

export const ITEMS = ['Safety', 'Regulation', 'Growth', 'Cost', 'People', 'Speed'];

export function instruments(change: { ranked?: unknown; recall?: string | null; items?: readonly string[] } = {}): Instrument[] {
  const { ranked = 'full', recall = null, items = ITEMS } = change;
  return [
    { kind: 'sentence', question: 'In one sentence: what is our strategy? Write what we choose.', words_advised: 35, most_characters: 300 },
    { kind: 'forecast', same: 'How many wrote the same?', first: 'Which will most put first?' },
    { kind: 'priorities', question: 'Rank these by where the next unit of money should go.', items, ranked, recall },
    { kind: 'stop', question: 'What should we stop?', most_characters: 200 },
    { kind: 'clarity', clarity: 'How clear?', commitment: 'How far?', levels: ['0', '1', '2', '3', '4', '5'] },
  ];
}

export function sheet(change: Partial<Sheet> = {}): Sheet {
  return {
    round: 'k3v7abcdefgh2345',
    organization: 'Halden Ferries',
    team: 'Executive team',
    roster: ['Ana Ruiz', 'Bo Lindqvist', 'Will Grant', '渡辺 健'],
    instruments: instruments(),
    subgroups: null,
    minimum: 5,
    closes: '2026-12-01T17:00:00Z',
    closesWhenAllAnswered: true,
    reading: 'the organizers and facilitators of Halden Ferries read the shuffled sentences before the release',
    issuer: {} as CryptoKey,
    words: 'one two three four five six seven eight nine ten eleven twelve',
    ...change,
  };
}

export function asked(change: Partial<Sheet> = {}): Asked {
  return readAsked(sheet(change));
}

/** Instead of chance. */
export const last = (below: number): number => below - 1;
