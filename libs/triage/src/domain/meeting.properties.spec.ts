import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CommandRunner, EventRegistry, refusalOf, uuidFrom, type RecordedEvent } from '#event-sourcing';
import { MemoryEventStore } from '#event-store-memory';
import { acting } from '#party/testing';
import {
  meetingDecider,
  meetingEventTypes,
  meetingStream,
  type MeetingCommand,
  type OpenQuestion,
  type ReportingAnswer,
} from '#triage';
import {
  AFTER_MEETING,
  aMeetingPlanned,
  CARE_COORDINATOR,
  CHAIR,
  IN_MEETING,
  POLICE_TEAM,
} from '#triage/testing';

const SIGNALS = ['signal-1', 'signal-2', 'signal-3'];
const PERSONS = ['person-a', 'person-b'];
const ACTORS = [CHAIR, CARE_COORDINATOR, POLICE_TEAM];
const STREAM = meetingStream('meeting-1');

const ANSWERS: readonly ReportingAnswer[] = [
  { kind: 'assign', to: POLICE_TEAM, due: AFTER_MEETING },
  { kind: 'assign', to: CARE_COORDINATOR, due: AFTER_MEETING },
  { kind: 'waive', reason: 'not-trafficking' },
  { kind: 'defer', until: AFTER_MEETING },
];

/** What the signals themselves say: per signal the open questions. Persons become known, questions are answered outside. */
type World = Map<string, Set<string>>;

type Step =
  | { readonly kind: 'put' | 'take-off' | 'identify' | 'close'; readonly signal: number }
  | {
      readonly kind: 'decide' | 'answer-outside' | 'overtake';
      readonly signal: number;
      readonly subject: number;
      readonly answer: number;
    };

const index = fc.nat({ max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constantFrom('put', 'take-off', 'identify', 'close'), signal: index }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constantFrom('decide', 'decide', 'decide', 'answer-outside', 'overtake'),
      signal: index,
      subject: index,
      answer: index,
    }),
  },
);

describe('any meeting, whoever does what at the same time', () => {
  it('closes only with an answer to every question on its agenda, and has one standing decision per question at the most', async () => {
    let closed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { maxLength: 25 }), { minLength: 2, maxLength: 3 }),
        async (scripts) => {
          const table = new Table();
          await table.plan();
          await Promise.all(scripts.map((script, actor) => table.act(actor, script)));
          await table.act(0, [{ kind: 'close', signal: 0 }]);
          const history = await table.history();
          expectAnswered(history, table.openAtClosing);
          closed += history.some(({ type }) => type === 'triage.meeting-closed.v1') ? 1 : 0;
          const { state } = await table.commands.load(meetingDecider, STREAM);
          expect(standingBy(history)).toEqual(Object.fromEntries(state?.standing ?? []));
        },
      ),
      { numRuns: 150 },
    );
    // The property says nothing unless meetings close, and not always.
    expect(closed).toBeGreaterThan(10);
    expect(closed).toBeLessThan(150);
  });
});

class Table {
  readonly commands: CommandRunner;
  openAtClosing: readonly OpenQuestion[] = [];
  private readonly world: World = new Map(SIGNALS.map((signalId) => [signalId, new Set(['signal'])]));
  private readonly store = new MemoryEventStore(() => IN_MEETING);
  private sent = 0;

  constructor() {
    this.commands = new CommandRunner(this.store, new EventRegistry(meetingEventTypes), () => IN_MEETING);
  }

  plan(): Promise<unknown> {
    return this.send(0, { type: 'plan-meeting', data: aMeetingPlanned().data });
  }

  history(): Promise<readonly RecordedEvent[]> {
    return this.store.readStream(STREAM);
  }

  async act(actor: number, script: readonly Step[]): Promise<void> {
    for (const next of script) await this.take(actor, next);
  }

  private async take(actor: number, next: Step): Promise<void> {
    const signalId = SIGNALS[next.signal % SIGNALS.length] as string;
    const open = this.world.get(signalId) as Set<string>;
    switch (next.kind) {
      case 'put': {
        const subjects = open.size > 0 ? [...open] : ['signal'];
        await this.send(actor, { type: 'put-on-agenda', data: { signalId, subjects, cause: 'added' } });
        return;
      }
      case 'take-off':
        await this.send(actor, { type: 'take-off-agenda', data: { signalId } });
        return;
      case 'identify':
        open.delete('signal');
        open.add(PERSONS[next.signal % PERSONS.length] as string);
        await this.send(actor, { type: 'change-agenda-subjects', data: { signalId, subjects: [...open] } });
        return;
      case 'answer-outside':
        open.delete(subjectOf(next.subject));
        return;
      case 'decide':
        await this.send(actor, {
          type: 'decide-reporting',
          data: {
            signalId,
            subject: subjectOf(next.subject),
            answer: ANSWERS[next.answer % ANSWERS.length] as ReportingAnswer,
          },
        });
        return;
      case 'overtake':
        return this.overtake(actor, next.answer);
      case 'close': {
        const openQuestions = [...this.world].flatMap(([id, subjects]) =>
          [...subjects].map((subject) => ({ signalId: id, subject })),
        );
        if (await this.send(actor, { type: 'close-meeting', data: { openQuestions } }))
          this.openAtClosing = openQuestions;
      }
    }
  }

  private async overtake(actor: number, which: number): Promise<void> {
    const decided = (await this.history()).filter(({ type }) => type === 'triage.reporting-decided.v1');
    const { decisionId } = (decided[which % Math.max(decided.length, 1)]?.data ?? { decisionId: 'none' }) as {
      decisionId: string;
    };
    await this.send(actor, {
      type: 'mark-decision-overtaken',
      data: { decisionId, code: 'already-reported' },
    });
  }

  /** True when this very command recorded something. */
  private async send(actor: number, command: MeetingCommand): Promise<boolean> {
    const commandId = uuidFrom('command', String((this.sent += 1)));
    const party = ACTORS[actor % ACTORS.length] as (typeof ACTORS)[number];
    const envelope = { commandId, actor: acting(party), correlationId: commandId };
    let recorded = false;
    await refusalOf(
      this.commands
        .run(meetingDecider, STREAM, command, envelope)
        .then(({ events }) => (recorded = events.length > 0)),
    );
    return recorded;
  }
}

function subjectOf(subject: number): string {
  return ['signal', ...PERSONS][subject % 3] as string;
}

/** The rule told a second time, from the events alone: what was on the agenda at closing, and what was decided by then. */
function expectAnswered(history: readonly RecordedEvent[], openQuestions: readonly OpenQuestion[]): void {
  const closing = history.findIndex(({ type }) => type === 'triage.meeting-closed.v1');
  if (closing === -1) return;
  const before = history.slice(0, closing);
  const answered = standingBy(before);
  const onAgenda = new Set<string>();
  for (const { type, data } of before) {
    const { signalId } = data as { signalId: string };
    if (type === 'triage.signal-put-on-agenda.v1') onAgenda.add(signalId);
    if (type === 'triage.signal-taken-off-agenda.v1') onAgenda.delete(signalId);
  }
  const unanswered = openQuestions.filter(
    ({ signalId, subject }) => onAgenda.has(signalId) && !(`${signalId}/${subject}` in answered),
  );
  expect(unanswered).toEqual([]);
}

/** Per question the last decision, unless the signal refused that one. */
function standingBy(history: readonly RecordedEvent[]): Record<string, string> {
  const standing = new Map<string, string>();
  for (const { type, data } of history) {
    const { decisionId, signalId, subject } = data as {
      decisionId: string;
      signalId: string;
      subject: string;
    };
    if (type === 'triage.reporting-decided.v1') standing.set(`${signalId}/${subject}`, decisionId);
    if (type === 'triage.decision-overtaken.v1') {
      for (const [question, id] of standing) if (id === decisionId) standing.delete(question);
    }
  }
  return Object.fromEntries(standing);
}
