import {
  InMemoryView,
  type EventRegistry,
  type EventStore,
  type Instant,
  type Recorded,
  type RecordedEvent,
} from '#event-sourcing';
import type { PartyRef } from '#party';
import type { MeetingEvent } from '../domain/meeting.events.js';
import { meetingIdOf } from '../domain/meeting.event-types.js';

/** A meeting that still takes something on. */
export interface OpenMeeting {
  readonly meetingId: string;
  readonly region: string;
  readonly startsAt: Instant;
  readonly plannedAt: Instant;
  readonly chair: PartyRef;
  /** The signals on its agenda. */
  readonly signalIds: ReadonlySet<string>;
}

/** The meetings that are planned and neither closed nor cancelled, for the automations. */
export class MeetingCalendar extends InMemoryView {
  private readonly meetings = new Map<string, OpenMeeting>();

  constructor(store: EventStore, registry: EventRegistry) {
    super('meeting-calendar', ['triage.'], store, registry);
  }

  find(meetingId: string): OpenMeeting | undefined {
    return this.meetings.get(meetingId);
  }

  /** The first open meeting of a region that starts at an instant or later. */
  nextFrom(region: string, at: Instant): OpenMeeting | undefined {
    return [...this.meetings.values()]
      .filter((meeting) => meeting.region === region && meeting.startsAt >= at)
      .reduce<OpenMeeting | undefined>(
        (first, meeting) => (first && first.startsAt <= meeting.startsAt ? first : meeting),
        undefined,
      );
  }

  /** The open meetings that have a signal on their agenda. */
  withSignal(signalId: string): readonly OpenMeeting[] {
    return [...this.meetings.values()].filter((meeting) => meeting.signalIds.has(signalId));
  }

  protected take(event: RecordedEvent): void {
    const meetingId = meetingIdOf(event.stream);
    const after = evolve(this.meetings.get(meetingId), event as Recorded<MeetingEvent>);
    if (after) this.meetings.set(meetingId, after);
    else this.meetings.delete(meetingId);
  }
}

function evolve(meeting: OpenMeeting | undefined, event: Recorded<MeetingEvent>): OpenMeeting | undefined {
  if (event.type === 'triage.meeting-planned.v1') {
    const { meetingId, region, startsAt, chair } = event.data;
    return { meetingId, region, startsAt, chair, plannedAt: event.occurredAt, signalIds: new Set() };
  }
  if (meeting === undefined) return undefined;
  switch (event.type) {
    case 'triage.meeting-closed.v1':
    case 'triage.meeting-cancelled.v1':
      return undefined;
    case 'triage.signal-put-on-agenda.v1':
      return { ...meeting, signalIds: new Set([...meeting.signalIds, event.data.signalId]) };
    case 'triage.signal-taken-off-agenda.v1':
      return {
        ...meeting,
        signalIds: new Set([...meeting.signalIds].filter((id) => id !== event.data.signalId)),
      };
    default:
      return meeting;
  }
}
