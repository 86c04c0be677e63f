import { becauseOf, refusalOf, type CommandRunner, type RecordedEvent } from '#event-sourcing';
import { asAutomation } from '#party';
import type { MeetingCommand } from '../domain/meeting.commands.js';
import { meetingDecider } from '../domain/meeting.decider.js';
import { meetingStream } from '../domain/meeting.event-types.js';
import type { OpenMeeting } from './meeting-calendar.js';

/**
 * Changes the agenda of a meeting because of an event, in the name of the chair, not before the meeting was planned. A meeting
 * that was closed or cancelled meanwhile refuses, and nothing needs doing.
 */
export async function changeAgenda(
  commands: CommandRunner,
  automation: string,
  event: RecordedEvent,
  { meetingId, chair, plannedAt }: OpenMeeting,
  command: MeetingCommand,
): Promise<void> {
  const occurredAt = event.occurredAt > plannedAt ? event.occurredAt : plannedAt;
  const envelope = becauseOf(event, automation, asAutomation(chair), { part: meetingId, occurredAt });
  await refusalOf(commands.run(meetingDecider, meetingStream(meetingId), command, envelope));
}
