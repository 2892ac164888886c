// A first password to hand over: easy to read aloud, hard to guess.
// Must not know whose.

// Nobody takes one of these for another.
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const SIGNS_IN_A_GROUP = 4;

/** Four groups of four signs: 79 bits. */
export function password(): string {
  return Array.from({ length: GROUPS }, group).join('-');
}

function group(): string {
  return Array.from({ length: SIGNS_IN_A_GROUP }, sign).join('');
}

/** One of the signs, each as likely as another. */
function sign(): string {
  const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
  const fair = SIGNS.length * Math.floor(256 / SIGNS.length);
  return byte < fair ? SIGNS.charAt(byte % SIGNS.length) : sign();
}
