// What a leader is told before the first question: what, how long, who asks, and how far it is anonymous.
// Must not know whether anything was answered.

import type { Sheet } from '../../ballot/index.js';
import { count, time, until } from './general.js';

export const WELCOME = {
  heading: 'How do you see our strategy?',
  takes: 'Takes',
  fourMinutes: 'About four minutes',
  asks: 'Asked by',
  closes: 'Closes',
  answered: 'Answered',
  why: 'Why this is anonymous',
  how: 'How, and what is not protected',
  elsewhere: 'I answered on another device',
  begun: 'You have begun on this device. Your answers are as you left them.',
} as const;

/** Rule R10: word for word. */
export const PROMISE = [
  'Nobody, including your administrator, can see from stored data who wrote what.',
  'Someone who secretly records network traffic while you answer, or who changes this program, could; and colleagues may recognise your wording.',
] as const;

export function lead({ roster }: Sheet, questions: number): string {
  return (
    `${count(roster.length, 'leader')} are asked the same ${count(questions, 'question')}, each alone. ` +
    'Nobody sees an answer before everybody sees all of them. There is nothing to look up.'
  );
}

export function closes({ closes, closesWhenAllAnswered }: Sheet, now: Date, locale?: string): string {
  const moment = new Date(closes);
  const early = closesWhenAllAnswered ? ', or when all have answered' : '';
  return `${time(moment, locale)} (${until(moment, now)})${early}`;
}

export function answered(so: number, invited: number): string {
  return `${so} of ${invited} so far`;
}

export const SHARED = {
  label: 'Other people use this device',
  hint: 'Then your answers stay in this tab only, and closing it removes them.',
  saved: 'What you write is saved on this device, and sent only when you submit.',
} as const;

/** A part of the details: a heading and its paragraphs. */
export interface Detail {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

export function details(sheet: Sheet): readonly Detail[] {
  return [
    {
      heading: 'How it works',
      paragraphs: [
        'Your link gets you one permit, signed without showing which ballot it is for. Your ballot goes with that permit, not with your name, and is sealed on arrival.',
        'Nobody opens the box before the round closes. Then each question is shuffled by itself, and ballots, links and keys are deleted.',
      ],
    },
    { heading: 'Who reads the sentences', paragraphs: [readers(sheet.reading)] },
    { heading: 'What is shown, and from how many', paragraphs: thresholds(sheet) },
    {
      heading: 'What is not protected',
      paragraphs: [
        'Whoever runs this server could change the program, read the round’s keys while it is open, or record who connects when. That would be a breach, and the twelve words below help to notice a changed sheet, but no web page can prevent it.',
        'Whoever has your link could answer in your place. You would then find it used: say so.',
        'Colleagues may know you by your wording, and anyone who uses this device may see what is kept on it.',
      ],
    },
  ];
}

function readers(reading: string): string {
  const first = Array.from(reading)[0] ?? '';
  return `${first.toUpperCase()}${reading.slice(first.length)}. They do not see who wrote which, nor any other answer beside it.`;
}

function thresholds({ minimum }: Sheet): readonly string[] {
  const few = `Sentences and charts are shown from ${minimum} answers on. Below that nothing is shown, to anybody.`;
  const four = 'With four answers, each of you can guess who wrote what.';
  const unanimous =
    'No two of your answers are shown together. If all of you give the same answer, that is shown, and then everybody knows what everybody answered.';
  return [few, ...(minimum === 4 ? [four] : []), unanimous];
}

export const WORDS = {
  heading: 'Twelve words',
  text: 'They stand for everything on this sheet: questions, names, limits, keys. If a colleague’s page shows other words, you were not sent the same: do not answer, and tell each other.',
} as const;

export const ROSTER = { heading: 'Who is asked' } as const;
