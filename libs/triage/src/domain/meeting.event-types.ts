import type { MeetingEvent } from './meeting.events.js';

/** Every type of event that a meeting's stream may hold, for the registry. Listed as a record, so that none can be forgotten. */
const TYPES: Readonly<Record<MeetingEvent['type'], true>> = {
  'triage.meeting-planned.v1': true,
  'triage.meeting-cancelled.v1': true,
  'triage.signal-put-on-agenda.v1': true,
  'triage.signal-taken-off-agenda.v1': true,
  'triage.agenda-subjects-changed.v1': true,
  'triage.reporting-decided.v1': true,
  'triage.action-decided.v1': true,
  'triage.action-done.v1': true,
  'triage.feedback-decided.v1': true,
  'triage.decision-applied.v1': true,
  'triage.decision-overtaken.v1': true,
  'triage.meeting-closed.v1': true,
};

export const meetingEventTypes = { types: Object.keys(TYPES), upcasters: [] };

/** The stream that holds one meeting. */
export function meetingStream(meetingId: string): string {
  return `meeting-${meetingId}`;
}

/** The meeting whose stream this is. */
export function meetingIdOf(stream: string): string {
  return stream.slice(meetingStream('').length);
}
