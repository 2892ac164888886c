// Pages that end a link, each in plain words: what happened, whether anything is lost, what to do next.
// Must not blame, nor say more of a round than its link may know.

/** A page without a question. */
export interface Plain {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

export const OPENING = 'Opening your link';

export const DAMAGED: Plain = {
  heading: 'This link is not whole',
  paragraphs: [
    'A part of it is missing, perhaps lost when it was copied. Nothing was sent.',
    'Open it again from your invitation. What you wrote on this device is kept.',
  ],
};

export const UNKNOWN: Plain = {
  heading: 'There is no round under this link',
  paragraphs: [
    'The link is damaged, or the round behind it was deleted or started again. Nothing was sent.',
    'Open it again from your invitation. If it stays like this, ask your organizer for a new link.',
  ],
};

export const RESTARTED: Plain = {
  heading: 'This round was started again',
  paragraphs: [
    'It was deleted or started again, so this link ended, and what was sent under it does not count.',
    'If it was started again you get a new link. What you wrote is still on this device: copy it from here into the new one.',
  ],
};

export const NOT_OPEN: Plain = {
  heading: 'This round is not open yet',
  paragraphs: ['Nothing was sent. Your link works once the organizer has opened it.'],
};

export const REVOKED: Plain = {
  heading: 'This invitation is no longer valid',
  paragraphs: [
    'The organizer has ended it or sent you a newer link. Your answers were not sent; they are safe on this device.',
    'Look for a newer invitation, or ask your organizer for one, and copy your words from here.',
  ],
};

export const CLOSED = {
  heading: 'This round is closed',
  counted: 'The answers you sent from this device are counted.',
  unsent: 'What you had written here and not submitted was not counted.',
  none: 'No answers were sent from this device. If you answered on another one, they are counted.',
  next: 'The sentences are being read. Then everybody gets the report at once, under this same link.',
  clearHint: 'The report can mark your own answers only while they are kept on this device.',
} as const;

export const NOT_SHOWN: Plain = {
  heading: 'The report is released',
  paragraphs: ['It could not be fetched just now. Nothing is lost. Try again.'],
};

export const TAMPERED: Plain = {
  heading: 'These are not the questions of your invitation',
  paragraphs: [
    'The server sent another sheet than the one your link was made for. This page stopped: nothing was sent, and nothing will be.',
    'Ask your colleagues whether they see the same, and tell the organizer.',
  ],
};

export const UNREADABLE: Plain = {
  heading: 'The questions cannot be read',
  paragraphs: ['This page does not understand what the server sent. Nothing was sent.', 'Tell your organizer.'],
};

export const UNSAFE_KEY: Plain = {
  heading: 'This round could mark ballots',
  paragraphs: [
    'Its key is not of the kind that keeps ballots apart from names, so this page refuses it. Nothing was sent, and nothing will be.',
    'Tell the organizer and your colleagues.',
  ],
};

export const INSECURE: Plain = {
  heading: 'This connection is not secure',
  paragraphs: [
    'The page was opened without https, so it cannot protect your answers. Nothing was sent.',
    'Open the link of your invitation with https at its beginning.',
  ],
};

export const NO_STORAGE: Plain = {
  heading: 'This browser keeps nothing',
  paragraphs: [
    'It does not let the page keep your answers, so an interruption would lose them. Nothing was sent.',
    'Allow this site to store data, or open your link in another browser.',
  ],
};

export const TOO_OLD: Plain = {
  heading: 'This browser is too old',
  paragraphs: [
    'It lacks what protects your answers. Nothing was sent.',
    'Update it, or open your link in another one: Chrome or Edge 103, Firefox 100, Safari 16, or newer.',
  ],
};

export const OFFLINE: Plain = {
  heading: 'The server cannot be reached',
  paragraphs: [
    'You may be offline. Nothing is lost: what you wrote is safe on this device.',
    'This page tries again as soon as there is a connection.',
  ],
};

export const BUSY: Plain = {
  heading: 'The server is busy',
  paragraphs: ['Nothing is lost: what you wrote is safe on this device.', 'Try again in a moment.'],
};

export const FAULT: Plain = {
  heading: 'Something went wrong on this page',
  paragraphs: ['What you wrote is safe on this device. Load the page again; if it happens again, tell your organizer.'],
};

export const OWN_WORDS = {
  heading: 'What you wrote',
  copy: 'Copy what you wrote',
  copied: 'Copied',
  copyFailed: 'Copying did not work here: select the text and copy it.',
} as const;
