/** An instant in UTC with millisecond precision, always written `YYYY-MM-DDTHH:mm:ss.sssZ`, so that text order is time order. */
export type Instant = string;

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds in a day: norms and ages are counted in whole days of 24 hours. */
export const DAY_IN_MS = 86_400_000;

/** Milliseconds since 1970-01-01T00:00:00Z. Throws a RangeError on text that is not an instant. */
export function toMillis(instant: Instant): number {
  const millis = Date.parse(instant);
  if (Number.isNaN(millis)) throw new RangeError(`Not an instant: ${instant}`);
  return millis;
}

/** The canonical text of a number of milliseconds since 1970-01-01T00:00:00Z. */
export function fromMillis(millis: number): Instant {
  return new Date(millis).toISOString();
}

/** Reads an ISO 8601 instant with an offset or `Z` and writes it canonically. Throws a RangeError otherwise, also on 30 February. */
export function instant(text: string): Instant {
  const day = text.slice(0, 10);
  if (!ISO.test(text) || fromMillis(toMillis(`${day}T00:00:00Z`)).slice(0, 10) !== day) {
    throw new RangeError(`Not an instant: ${text}`);
  }
  return fromMillis(toMillis(text));
}

/** The instant `days` (24 hours each) after `from`. */
export function plusDays(from: Instant, days: number): Instant {
  return fromMillis(toMillis(from) + days * DAY_IN_MS);
}
