// Random whole numbers, all as likely.
// Must not know what they are for.

const RANGE = 2 ** 32;

/** A random number from 0 to `count` - 1. */
export function below(count: number): number {
  const fair = RANGE - (RANGE % count);
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn < fair) return drawn % count;
  }
}
