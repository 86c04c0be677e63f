import type { Instant, Recorded } from '#event-sourcing';
import type { Subject } from '#signal';
import type {
  ActionDecided,
  AgendaCause,
  FeedbackDecided,
  MeetingEvent,
  MeetingPlanned,
  ReportingDecided,
} from './meeting.events.js';

export interface AgendaItem {
  readonly signalId: string;
  readonly subjects: readonly Subject[];
  readonly cause: AgendaCause;
}

/** What became of a decision on the signal itself: not known yet, recorded there, or refused by it. */
export type DecisionFate = 'pending' | 'applied' | 'overtaken';

export type MeetingDecision = { readonly occurredAt: Instant } & (
  | ({ readonly kind: 'reporting'; readonly fate: DecisionFate } & ReportingDecided['data'])
  | ({ readonly kind: 'action'; readonly done: boolean } & ActionDecided['data'])
  | ({ readonly kind: 'feedback' } & FeedbackDecided['data'])
);
export type ReportingDecision = Extract<MeetingDecision, { kind: 'reporting' }>;

export interface Meeting extends Omit<MeetingPlanned['data'], 'generated'> {
  readonly status: 'planned' | 'closed' | 'cancelled';
  readonly plannedAt: Instant;
  /** By signal. */
  readonly agenda: ReadonlyMap<string, AgendaItem>;
  /** By id, in the order decided. */
  readonly decisions: ReadonlyMap<string, MeetingDecision>;
  /** The decision that holds for a question, by `questionKey`: the last one, unless the signal refused it. */
  readonly standing: ReadonlyMap<string, string>;
}

/** Null: not planned. */
export type MeetingState = Meeting | null;

export function questionKey(signalId: string, subject: Subject): string {
  return `${signalId}/${subject}`;
}

/** The decision that answers a question in this meeting, if any. */
export function standingDecision(
  meeting: Meeting,
  signalId: string,
  subject: Subject,
): ReportingDecision | undefined {
  const decision = meeting.decisions.get(meeting.standing.get(questionKey(signalId, subject)) ?? '');
  return decision?.kind === 'reporting' ? decision : undefined;
}

export function evolveMeeting(state: MeetingState, event: Recorded<MeetingEvent>): MeetingState {
  if (event.type === 'triage.meeting-planned.v1') return planned(event.data, event.occurredAt);
  return state === null ? state : evolvePlanned(state, event);
}

type LaterEvent = Exclude<Recorded<MeetingEvent>, { type: 'triage.meeting-planned.v1' }>;

function evolvePlanned(meeting: Meeting, event: LaterEvent): Meeting {
  switch (event.type) {
    case 'triage.meeting-cancelled.v1':
      return { ...meeting, status: 'cancelled' };
    case 'triage.meeting-closed.v1':
      return { ...meeting, status: 'closed' };
    case 'triage.signal-put-on-agenda.v1':
      return { ...meeting, agenda: withEntry(meeting.agenda, event.data.signalId, event.data) };
    case 'triage.agenda-subjects-changed.v1':
      return {
        ...meeting,
        agenda: withChange(meeting.agenda, event.data.signalId, (item) => ({
          ...item,
          subjects: event.data.subjects,
        })),
      };
    case 'triage.signal-taken-off-agenda.v1':
      return { ...meeting, agenda: withoutEntry(meeting.agenda, event.data.signalId) };
    default:
      return evolveDecisions(meeting, event);
  }
}

type DecisionEvent = Extract<LaterEvent, { data: { decisionId: string } }>;

function evolveDecisions(meeting: Meeting, event: DecisionEvent): Meeting {
  const { occurredAt } = event;
  const { decisionId } = event.data;
  const decided = (decision: MeetingDecision): Meeting => ({
    ...meeting,
    decisions: withEntry(meeting.decisions, decisionId, decision),
  });
  switch (event.type) {
    case 'triage.reporting-decided.v1': {
      const standing = withEntry(
        meeting.standing,
        questionKey(event.data.signalId, event.data.subject),
        decisionId,
      );
      return { ...decided({ kind: 'reporting', fate: 'pending', occurredAt, ...event.data }), standing };
    }
    case 'triage.action-decided.v1':
      return decided({ kind: 'action', done: false, occurredAt, ...event.data });
    case 'triage.feedback-decided.v1':
      return decided({ kind: 'feedback', occurredAt, ...event.data });
    case 'triage.action-done.v1':
      return {
        ...meeting,
        decisions: withChange(meeting.decisions, decisionId, (decision) =>
          decision.kind === 'action' ? { ...decision, done: true } : decision,
        ),
      };
    case 'triage.decision-applied.v1':
      return { ...meeting, decisions: withFate(meeting.decisions, decisionId, 'applied') };
    case 'triage.decision-overtaken.v1': {
      const standing = new Map([...meeting.standing].filter(([, standingId]) => standingId !== decisionId));
      return { ...meeting, decisions: withFate(meeting.decisions, decisionId, 'overtaken'), standing };
    }
  }
}

function planned(
  { meetingId, region, startsAt, chair, members }: MeetingPlanned['data'],
  plannedAt: Instant,
): Meeting {
  return {
    meetingId,
    region,
    startsAt,
    chair,
    members,
    plannedAt,
    status: 'planned',
    agenda: new Map(),
    decisions: new Map(),
    standing: new Map(),
  };
}

function withFate(
  decisions: Meeting['decisions'],
  decisionId: string,
  fate: DecisionFate,
): Meeting['decisions'] {
  return withChange(decisions, decisionId, (decision) =>
    decision.kind === 'reporting' ? { ...decision, fate } : decision,
  );
}

function withEntry<Key, Value>(
  map: ReadonlyMap<Key, Value>,
  key: Key,
  value: Value,
): ReadonlyMap<Key, Value> {
  return new Map(map).set(key, value);
}

function withoutEntry<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  return new Map([...map].filter(([other]) => other !== key));
}

function withChange<Key, Value>(
  map: ReadonlyMap<Key, Value>,
  key: Key,
  change: (value: Value) => Value,
): ReadonlyMap<Key, Value> {
  const value = map.get(key);
  return value === undefined ? map : withEntry(map, key, change(value));
}
