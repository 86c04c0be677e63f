import { DAY_IN_MS, toMillis, type Instant, type RecordedEvent } from '#event-sourcing';
import { standingCorrections } from '#signal';
import type { Change } from '../picture/changes.js';
import type { Picture } from './replayable.js';

/** One recorded event as an auditor sees it. Never the person who acted: parties and roles only. */
export interface Step {
  readonly eventId: string;
  /** In its newest version. */
  readonly type: string;
  /** Its number in the history of what it is about, from 0. */
  readonly revision: number;
  /** Its place among all events, as text: it may be larger than a number holds. */
  readonly position: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  /** For what was imported: when the system it comes from recorded it, by its own word. */
  readonly sourceRecordedAt: Instant | null;
  /** From when it happened until it was recorded: an ISO 8601 duration, days of 24 hours. */
  readonly lateBy: string;
  /** Recorded more than a day after it happened. */
  readonly recordedLate: boolean;
  readonly actor: { readonly party: string; readonly role: string };
  readonly hash: string;
  /** The later event whose correction of this one is in force; null: it stands as recorded. */
  readonly correctedBy: string | null;
}

/** The type and data that were stored, where they are of an older version than the one that is shown. */
export interface StoredAs {
  readonly type: string;
  readonly data: unknown;
}

export interface StepWithState<Shown = Picture> extends Step {
  readonly data: unknown;
  readonly storedAs: StoredAs | null;
  /** After this event. */
  readonly state: Shown | null;
  /** What this event changed, beside the state before it. */
  readonly changed: readonly Change[];
}

/** What is told of an event; `correctedBy` by the id of the corrected one. */
export function toStep(event: RecordedEvent, correctedBy: ReadonlyMap<string, string>): Step {
  const { id, type, revision, position, occurredAt, recordedAt, sourceRecordedAt, actor, hash } = event;
  const late = toMillis(recordedAt) - toMillis(occurredAt);
  return {
    eventId: id,
    type,
    revision,
    position: String(position),
    occurredAt,
    recordedAt,
    sourceRecordedAt: sourceRecordedAt ?? null,
    lateBy: durationOf(late),
    recordedLate: late > DAY_IN_MS,
    actor: { party: actor.party, role: actor.role },
    hash,
    correctedBy: correctedBy.get(id) ?? null,
  };
}

/** The correcting event in force by the id of the one that it corrects. */
export function correctionsIn(events: readonly RecordedEvent[]): ReadonlyMap<string, string> {
  return new Map([...standingCorrections(events)].map(([id, correction]) => [id, correction.correctedBy]));
}

/** Milliseconds as an ISO 8601 duration, such as `P2DT3H` or `PT0.25S`. */
export function durationOf(millis: number): string {
  const rest = Math.abs(millis);
  const days = Math.floor(rest / DAY_IN_MS);
  const hours = Math.floor((rest % DAY_IN_MS) / 3_600_000);
  const minutes = Math.floor((rest % 3_600_000) / 60_000);
  const seconds = (rest % 60_000) / 1000;
  const time = `${part(hours, 'H')}${part(minutes, 'M')}${part(seconds, 'S')}`;
  const text = `${part(days, 'D')}${time === '' ? '' : `T${time}`}`;
  return `${millis < 0 ? '-' : ''}P${text === '' ? 'T0S' : text}`;
}

function part(amount: number, unit: string): string {
  return amount === 0 ? '' : `${amount}${unit}`;
}
