import type { Instant } from '#event-sourcing';
import { standingDecision, type Meeting, type MeetingDecision, type MeetingState } from '#triage';

/** Parties are named by their id. */
export interface MeetingPicture {
  readonly state: string;
  readonly region: string;
  readonly plannedAt: Instant;
  readonly startsAt: Instant;
  readonly chair: string;
  readonly members: readonly string[];
  /** By signal. */
  readonly agenda: Readonly<Record<string, AgendaItemPicture>>;
  /** By decision. */
  readonly decisions: Readonly<Record<string, DecisionPicture>>;
  /** Questions on the agenda on which this meeting has decided nothing that stands. */
  readonly undecided: readonly { readonly signalId: string; readonly subject: string }[];
}

export interface AgendaItemPicture {
  readonly cause: string;
  readonly subjects: readonly string[];
}

export interface DecisionPicture {
  readonly kind: MeetingDecision['kind'];
  readonly signalId: string;
  readonly subject: string | null;
  /** The answer to a question (assign, waive, defer), an action, or an outcome that is told. */
  readonly what: string;
  /** Who is to do it, or is told. */
  readonly party: string | null;
  readonly due: Instant | null;
  readonly reason: string | null;
  /** Pending, applied, overtaken; agreed, done; told. */
  readonly state: string;
  readonly decidedAt: Instant;
}

/** What is believed of a meeting, to read; null: it is not planned. */
export function meetingPicture(meeting: MeetingState): MeetingPicture | null {
  if (meeting === null) return null;
  const { status, region, plannedAt, startsAt, chair, members } = meeting;
  return {
    state: status,
    region,
    plannedAt,
    startsAt,
    chair: chair.id,
    members: members.map(({ id }) => id),
    agenda: Object.fromEntries(
      [...meeting.agenda].map(([signalId, { cause, subjects }]) => [signalId, { cause, subjects }]),
    ),
    decisions: Object.fromEntries([...meeting.decisions].map(([id, decision]) => [id, decisionOf(decision)])),
    undecided: undecidedIn(meeting),
  };
}

function undecidedIn(meeting: Meeting): MeetingPicture['undecided'] {
  return [...meeting.agenda.values()].flatMap(({ signalId, subjects }) =>
    subjects
      .filter((subject) => standingDecision(meeting, signalId, subject) === undefined)
      .map((subject) => ({ signalId, subject })),
  );
}

function decisionOf(decision: MeetingDecision): DecisionPicture {
  const { kind, signalId, occurredAt: decidedAt } = decision;
  const usual = { kind, signalId, subject: null, party: null, due: null, reason: null, decidedAt };
  switch (decision.kind) {
    case 'reporting':
      return { ...usual, subject: decision.subject, state: decision.fate, ...answerOf(decision.answer) };
    case 'action': {
      const { action: what, party, due, done } = decision;
      return { ...usual, what, party: party.id, due, state: done ? 'done' : 'agreed' };
    }
    case 'feedback':
      return { ...usual, what: decision.outcome, party: decision.to.id, state: 'told' };
  }
}

type Answer = Extract<MeetingDecision, { kind: 'reporting' }>['answer'];

function answerOf(
  answer: Answer,
): Pick<DecisionPicture, 'what'> & Partial<Pick<DecisionPicture, 'party' | 'due' | 'reason'>> {
  switch (answer.kind) {
    case 'assign':
      return { what: answer.kind, party: answer.to.id, due: answer.due };
    case 'waive':
      return { what: answer.kind, reason: answer.reason };
    case 'defer':
      return { what: answer.kind, due: answer.until };
  }
}
