import { DomainError } from '#event-sourcing';
import type { PartyRef } from '#party';
import { WHOLE_SIGNAL, type Subject } from '#signal';
import type { ChangeAgendaSubjects, PutOnAgenda, TakeOffAgenda } from '../meeting.commands.js';
import type { MeetingEvent } from '../meeting.events.js';
import { standingDecision, type AgendaItem, type Meeting } from '../meeting.state.js';
import {
  requireAtTheTable,
  requireOnAgenda,
  requireOpen,
  requireSoundSubjects,
  type Context,
} from './guards.js';

/** Puts a signal on the agenda; one that is there already only gains the subjects it lacks. */
export function putOnAgenda(
  meeting: Meeting,
  { signalId, subjects, cause }: PutOnAgenda['data'],
  context: Context,
): readonly MeetingEvent[] {
  requireMayChange(meeting, context);
  requireSoundSubjects(subjects);
  const item = meeting.agenda.get(signalId);
  if (item) return changed(item, joined(item.subjects, subjects), context);
  return [
    {
      type: 'triage.signal-put-on-agenda.v1',
      occurredAt: context.occurredAt,
      data: { signalId, subjects, cause },
    },
  ];
}

export function takeOffAgenda(
  meeting: Meeting,
  { signalId }: TakeOffAgenda['data'],
  context: Context,
  by: PartyRef,
): readonly MeetingEvent[] {
  requireMayChange(meeting, context);
  const { subjects } = requireOnAgenda(meeting, signalId);
  if (subjects.some((subject) => standingDecision(meeting, signalId, subject))) {
    throw new DomainError(
      'decision-stands',
      `The meeting decided on signal ${signalId}: it stays on the agenda`,
      'conflict',
      'signalId',
    );
  }
  return [
    { type: 'triage.signal-taken-off-agenda.v1', occurredAt: context.occurredAt, data: { signalId, by } },
  ];
}

/** The subjects of a signal on the agenda become these. */
export function changeAgendaSubjects(
  meeting: Meeting,
  { signalId, subjects }: ChangeAgendaSubjects['data'],
  context: Context,
): readonly MeetingEvent[] {
  requireMayChange(meeting, context);
  requireSoundSubjects(subjects);
  return changed(requireOnAgenda(meeting, signalId), subjects, context);
}

function requireMayChange(meeting: Meeting, context: Context): void {
  requireAtTheTable(meeting, context);
  requireOpen(meeting);
}

function changed(
  item: AgendaItem,
  subjects: readonly Subject[],
  { occurredAt }: Context,
): readonly MeetingEvent[] {
  if (
    subjects.length === item.subjects.length &&
    subjects.every((subject) => item.subjects.includes(subject))
  )
    return [];
  return [
    { type: 'triage.agenda-subjects-changed.v1', occurredAt, data: { signalId: item.signalId, subjects } },
  ];
}

/** Known persons take the place of the whole signal, never the other way round. */
function joined(present: readonly Subject[], more: readonly Subject[]): readonly Subject[] {
  const persons = [...new Set([...present, ...more])].filter((subject) => subject !== WHOLE_SIGNAL);
  return persons.length > 0 ? persons : [WHOLE_SIGNAL];
}
