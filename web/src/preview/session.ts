// What stands in for a leader's session in a preview: a sheet without keys, a device that forgets, a
// network that answers nothing. Must not know how it is shown.

import type { Device, KeptTexts, Session, Sheet } from '../ballot/index.js';
import { Requests } from '../ballot/requests.js';

/** A draft's sheet as the API tells it. */
export interface PreviewedSheet extends Pick<Sheet, 'round' | 'organization' | 'team' | 'roster' | 'instruments' | 'subgroups' | 'minimum' | 'closes' | 'reading'> {
  readonly closes_when_all_answered: boolean;
}

/** Twelve, where a launched round has its own. */
const NO_WORDS = 'these twelve words are made when the round is launched and frozen';

/** Keeps texts until the page is left. */
export function forgetful(): KeptTexts {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
    get length() {
      return texts.size;
    },
    key: (index) => [...texts.keys()][index] ?? null,
  };
}

/** A session that can send nothing: it has no key, no token and no network. */
export function sessionOf(previewed: PreviewedSheet): Session {
  const { closes_when_all_answered: closesWhenAllAnswered, ...rest } = previewed;
  const nothing = new Uint8Array(16);
  const link = { origin: location.origin, round: previewed.round, token: nothing, roundKey: nothing };
  const device: Device = {
    storage: forgetful(),
    fetch: () => Promise.reject(new Error('a preview asks nothing')),
    exclusively: (_, work) => work(),
  };
  const issuer = null as unknown as CryptoKey;
  const sheet: Sheet = { ...rest, closesWhenAllAnswered, issuer, words: NO_WORDS };
  return { device, link, requests: new Requests(device.fetch, link), sheet };
}
