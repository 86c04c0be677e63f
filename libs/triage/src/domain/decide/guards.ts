import { DomainError, type DecisionContext } from '#event-sourcing';
import { worksIn, type ActingParty, type PartyRef } from '#party';
import { WHOLE_SIGNAL, type Subject } from '#signal';
import type { AgendaItem, Meeting, MeetingDecision, MeetingState } from '../meeting.state.js';

export type Context = DecisionContext<ActingParty>;

export function invalid(code: string, message: string, field: string): DomainError {
  return new DomainError(code, message, 'invalid', field);
}

/** The meeting, planned before what is recorded now. */
export function requireKnown(state: MeetingState, { occurredAt }: Context): Meeting {
  if (state === null) throw new DomainError('unknown-meeting', 'No meeting has this id', 'not-found');
  if (occurredAt < state.plannedAt)
    throw invalid('before-cause', `The meeting was planned at ${state.plannedAt}, after this`, 'occurredAt');
  return state;
}

export function requireOpen(meeting: Meeting): void {
  if (meeting.status !== 'planned')
    throw new DomainError(
      `meeting-${meeting.status}`,
      `The meeting is ${meeting.status} and takes nothing more`,
    );
}

/** The table itself: its members, and the chain directors of its region. */
export function requireAtTheTable(meeting: Meeting, { actor }: Context): void {
  if (meeting.members.some((member) => member.id === actor.id) || isChainDirectorOf(meeting, actor)) return;
  throw new DomainError(
    'not-a-member',
    'Only a member of the meeting or a chain director of its region does this',
    'forbidden',
  );
}

export function requireChair(meeting: Meeting, { actor }: Context): void {
  if (actor.id === meeting.chair.id || isChainDirectorOf(meeting, actor)) return;
  throw new DomainError(
    'not-the-chair',
    'Only the chair or a chain director of the region does this',
    'forbidden',
  );
}

export function requireWorksIn(party: PartyRef, region: string, field: string): void {
  if (!worksIn(party, region))
    throw invalid(
      'party-outside-region',
      `Party ${party.id} works neither in ${region} nor nationally`,
      field,
    );
}

export function requireOnAgenda(meeting: Meeting, signalId: string): AgendaItem {
  const item = meeting.agenda.get(signalId);
  if (item === undefined)
    throw new DomainError(
      'not-on-agenda',
      `Signal ${signalId} is not on the agenda`,
      'not-found',
      'signalId',
    );
  return item;
}

/** A decision of one kind, taken before what is recorded now. */
export function requireDecision<Kind extends MeetingDecision['kind']>(
  meeting: Meeting,
  decisionId: string,
  kind: Kind,
  { occurredAt }: Context,
): Extract<MeetingDecision, { kind: Kind }> {
  const decision = meeting.decisions.get(decisionId);
  if (decision?.kind !== kind)
    throw new DomainError(
      'unknown-decision',
      `The meeting took no ${kind} decision with this id`,
      'not-found',
      'decisionId',
    );
  if (occurredAt < decision.occurredAt)
    throw invalid('before-cause', `It was decided at ${decision.occurredAt}, after this`, 'occurredAt');
  return decision as Extract<MeetingDecision, { kind: Kind }>;
}

/** The signal as a whole while no person is known, or persons: not both. */
export function requireSoundSubjects(subjects: readonly Subject[]): void {
  if (subjects.length === 0)
    throw invalid('subjects-required', 'Name whose reporting question is to be answered', 'subjects');
  if (new Set(subjects).size < subjects.length)
    throw invalid('subject-repeated', 'A subject is named twice', 'subjects');
  if (subjects.length > 1 && subjects.includes(WHOLE_SIGNAL))
    throw invalid(
      'wrong-subject',
      'Once persons are known, the question is asked for each of them',
      'subjects',
    );
}

function isChainDirectorOf(meeting: Meeting, actor: ActingParty): boolean {
  return actor.role === 'chain-director' && actor.region === meeting.region;
}
