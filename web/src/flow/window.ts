// When a round closes: the organizer's own clock in, RFC 3339 out.
// Must not know the page.

export const SHORTEST_HOURS = 1;
export const LONGEST_DAYS = 60;
const HOUR = 3_600_000;
/** The hour of the day that is proposed. */
const PROPOSED_HOUR = 17;

/** What a `datetime-local` field holds for a moment: `2026-12-01T17:00`, by the device's clock. */
export function toField(moment: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** The moment that a field's text names, or null. */
export function fromField(text: string): Date | null {
  const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) ? new Date(text) : new Date(Number.NaN);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** So many days from now at five in the afternoon; on a Monday where that is a weekend. */
export function proposed(now: Date, days: number): Date {
  const moment = new Date(now);
  moment.setDate(moment.getDate() + days);
  const past = { 6: 2, 0: 1 }[moment.getDay()] ?? 0;
  moment.setDate(moment.getDate() + past);
  moment.setHours(PROPOSED_HOUR, 0, 0, 0);
  return moment;
}

/** Why a round can't close then, or null. */
export function wrongWindow(closes: Date | null, now: Date): string | null {
  if (closes === null) return 'Say on which day and at what time the round closes.';
  const hours = (closes.getTime() - now.getTime()) / HOUR;
  if (hours < 0) return 'That time is over. Leaders need at least an hour.';
  if (hours < SHORTEST_HOURS) return 'Leaders need at least an hour to answer.';
  if (hours > LONGEST_DAYS * 24) return `A round is open for at most ${LONGEST_DAYS} days.`;
  return null;
}

/** `Europe/Berlin, UTC+1`: the device's zone, at that moment. */
export function zoneAt(moment: Date, name = Intl.DateTimeFormat().resolvedOptions().timeZone): string {
  const minutes = -moment.getTimezoneOffset();
  const sign = minutes < 0 ? '−' : '+';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = minutes === 0 ? 'UTC' : `UTC${sign}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
  return name === 'UTC' || !name ? offset : `${name.replaceAll('_', ' ')}, ${offset}`;
}
