import { fromMillis, instant, toMillis, type Instant } from '#event-sourcing';

const TIMESTAMP =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(?:(Z)|([+-]\d{2})(?::?(\d{2}))?)?$/;

const clocks = new Map<string, Intl.DateTimeFormat>();

/**
 * Reads a timestamp of a log: ISO 8601, to the minute or finer. One without an offset is read as local time in
 * `timeZone` (IANA name). Null when it is no instant, also when it has no offset and no time zone is known.
 */
export function instantIn(text: string | undefined, timeZone?: string): Instant | null {
  const [, day, time, zulu, hours, minutes] = TIMESTAMP.exec(text?.trim() ?? '') ?? [];
  if (day === undefined || time === undefined) return null;
  try {
    if (zulu !== undefined) return instant(`${day}T${time}Z`);
    if (hours !== undefined) return instant(`${day}T${time}${hours}:${minutes ?? '00'}`);
    return timeZone === undefined ? null : inZone(instant(`${day}T${time}Z`), timeZone);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

export function isTimeZone(name: string): boolean {
  try {
    clockOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The instant at which the clocks of a zone show what `shown` shows in UTC. Of an hour that comes twice, one of both. */
function inZone(shown: Instant, timeZone: string): Instant {
  const millis = toMillis(shown);
  const nearby = millis - offsetAt(millis, timeZone);
  return fromMillis(millis - offsetAt(nearby, timeZone));
}

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
function offsetAt(millis: number, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(millis);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  clocks.set(timeZone, clock);
  return clock;
}
