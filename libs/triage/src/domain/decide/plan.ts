import { DomainError } from '#event-sourcing';
import type { PartyRef, PartyRole } from '#party';
import type { PlanMeeting } from '../meeting.commands.js';
import type { MeetingEvent } from '../meeting.events.js';
import type { Meeting, MeetingState } from '../meeting.state.js';
import { invalid, requireChair, requireOpen, requireWorksIn, type Context } from './guards.js';

/** The three parties that meet (Drieluikoverleg, report §6.2): each may plan and chair. */
const TABLE_ROLES: readonly PartyRole[] = ['chain-director', 'care-coordinator', 'tmm'];

export function plan(
  state: MeetingState,
  data: PlanMeeting['data'],
  { actor, occurredAt }: Context,
): readonly MeetingEvent[] {
  const { meetingId, region, startsAt, chair, members, generated } = data;
  if (state !== null)
    throw new DomainError(
      'meeting-exists',
      'A meeting with this id is planned already',
      'conflict',
      'meetingId',
    );
  if (!atTheTable(actor, region)) {
    throw new DomainError(
      'not-at-the-table',
      `Only the chain director, a care coordinator or the police team of ${region} plans its meetings`,
      'forbidden',
    );
  }
  if (!atTheTable(chair, region)) {
    throw invalid(
      'wrong-chair',
      `The chair is the chain director, a care coordinator or the police team of ${region}`,
      'chair',
    );
  }
  if (new Set(members.map(({ id }) => id)).size < members.length)
    throw invalid('member-repeated', 'A member is named twice', 'members');
  members.forEach((member, index) => requireWorksIn(member, region, `members.${index}`));
  if (!members.some(({ id }) => id === chair.id))
    throw invalid('chair-not-member', 'The chair is one of the members', 'members');
  return [
    {
      type: 'triage.meeting-planned.v1',
      occurredAt,
      data: { meetingId, region, startsAt, chair, members, generated },
    },
  ];
}

export function cancel(meeting: Meeting, context: Context, by: PartyRef): readonly MeetingEvent[] {
  requireChair(meeting, context);
  if (meeting.status === 'cancelled') return [];
  requireOpen(meeting);
  return [{ type: 'triage.meeting-cancelled.v1', occurredAt: context.occurredAt, data: { by } }];
}

function atTheTable({ role, region }: PartyRef, of: string): boolean {
  return region === of && TABLE_ROLES.includes(role);
}
