import { plusDays, uuidFrom, type DecisionContext, type Instant, type Recorded } from '#event-sourcing';
import type { ActingParty } from '#party';
import {
  openBranches,
  signalDecider,
  signalStream,
  WHOLE_SIGNAL,
  type ConsentScope,
  type Criterion,
  type DeclineReason,
  type EndReason,
  type FeedbackOutcome,
  type HoldReason,
  type Label,
  type LegalBasis,
  type RegisterSignal,
  type Signal,
  type SignalCommand,
  type SignalEvent,
  type SignalState,
} from '#signal';
import { acting, refOf } from './parties.js';

/** A command with the moment at which it is to be recorded. */
export interface PlannedSend {
  readonly stream: string;
  readonly command: SignalCommand;
  readonly commandId: string;
  readonly actor: ActingParty;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
}

/** Minutes between something happening and somebody typing it in, when it is not said to be late. */
const TYPING_MINUTES = 7;

/**
 * Writes one signal's story as commands, in days before the world's today. Each is decided in memory as it is written, so
 * a story that the rules do not allow cannot be told.
 */
export class SignalScript {
  readonly signalId: string;
  readonly sends: PlannedSend[] = [];
  private state: SignalState = signalDecider.initial;
  private occurredAt: Instant;
  private lateDays = 0;

  constructor(
    private readonly today: Instant,
    readonly name: string,
  ) {
    this.signalId = uuidFrom('demonstration', today, name);
    this.occurredAt = today;
  }

  /** What follows happened so many days before today, and was typed in `lateDays` later. */
  ago(days: number, lateDays = 0): this {
    this.occurredAt = plusDays(this.today, -days);
    this.lateDays = lateDays;
    return this;
  }

  register(by: string, facts: Partial<RegisterSignal['data']> = {}): this {
    const party = acting(by);
    const data: RegisterSignal['data'] = {
      signalId: this.signalId,
      source: 'inspector',
      channel: 'phone',
      observedAt: null,
      receivedAt: this.occurredAt,
      region: party.region,
      municipality: party.municipality,
      forms: [],
      urgency: 'normal',
      personCount: null,
      receiptHash: null,
      generated: true,
      importedFrom: null,
      ...facts,
    };
    return this.send(by, { type: 'register-signal', data });
  }

  offer(
    from: string,
    to: string | readonly string[],
    more: { readonly keepsCustody?: boolean; readonly legalBasis?: LegalBasis } = {},
  ): this {
    const recipients = (typeof to === 'string' ? [to] : to).map((id) => refOf(acting(id)));
    const { keepsCustody = false, legalBasis = 'public-task' } = more;
    return this.send(from, {
      type: 'offer-hand-off',
      data: { branchId: this.branch(from), to: recipients, keepsCustody, legalBasis },
    });
  }

  accept(by: string): this {
    return this.send(by, { type: 'accept-hand-off', data: { handOffId: this.pending(by) } });
  }

  decline(by: string, reason: DeclineReason): this {
    return this.send(by, { type: 'decline-hand-off', data: { handOffId: this.pending(by), reason } });
  }

  withdraw(by: string, to: string): this {
    return this.send(by, { type: 'withdraw-hand-off', data: { handOffId: this.pending(to) } });
  }

  /** Offered and, a little later, accepted. */
  handOn(from: string, to: string, hoursLater = 20): this {
    this.offer(from, to);
    this.occurredAt = plusDays(this.occurredAt, hoursLater / 24);
    return this.accept(to);
  }

  hold(by: string, days: number, reason: HoldReason): this {
    return this.send(by, {
      type: 'hold-until',
      data: { branchId: this.branch(by), until: plusDays(this.occurredAt, days), reason },
    });
  }

  enrich(by: string, facts: Partial<Extract<SignalCommand, { type: 'enrich-signal' }>['data']>): this {
    const nothing = { forms: null, urgency: null, personCount: null, region: null, municipality: null };
    return this.send(by, {
      type: 'enrich-signal',
      data: { ...nothing, ...facts, branchId: this.branch(by) },
    });
  }

  end(by: string, reason: EndReason, relabelledAs: Label | null = null): this {
    return this.send(by, { type: 'end-branch', data: { branchId: this.branch(by), reason, relabelledAs } });
  }

  takeOver(by: string, from: string, to = by): this {
    return this.send(by, {
      type: 'take-over-custody',
      data: { branchId: this.branch(from), to: refOf(acting(to)), reason: 'person-left' },
    });
  }

  reopen(by: string, holder = by): this {
    return this.send(by, {
      type: 'reopen-signal',
      data: { holder: refOf(acting(holder)), reason: 'new-information' },
    });
  }

  persons(
    by: string,
    count: number,
    person: Partial<Extract<SignalCommand, { type: 'identify-persons' }>['data']['persons'][number]> = {},
  ): this {
    const one = {
      sex: 'unknown',
      ageBand: 'unknown',
      nationalityRegion: 'unknown',
      forms: this.signal.forms,
      ...person,
    } as const;
    return this.send(by, {
      type: 'identify-persons',
      data: { persons: Array.from({ length: count }, () => one) },
    });
  }

  consent(
    by: string,
    answer: 'asked' | 'given' | 'refused' | 'withdrawn',
    subject = this.subject(),
    scope: ConsentScope = 'report',
  ): this {
    return this.send(by, { type: 'record-consent', data: { subject, scope, answer } });
  }

  assign(by: string, to: string, dueInDays: number, subject = this.subject()): this {
    const due = plusDays(this.occurredAt, dueInDays);
    return this.send(by, {
      type: 'assign-reporting',
      data: { subject, to: refOf(acting(to)), due, via: { kind: 'decision' } },
    });
  }

  acceptReporting(by: string, subject = this.subject()): this {
    return this.send(by, { type: 'accept-reporting', data: { subject } });
  }

  declineReporting(by: string, reason: DeclineReason, subject = this.subject()): this {
    return this.send(by, { type: 'decline-reporting', data: { subject, reason } });
  }

  waive(
    by: string,
    reason: Extract<SignalCommand, { type: 'waive-reporting' }>['data']['reason'],
    subject = this.subject(),
  ): this {
    return this.send(by, { type: 'waive-reporting', data: { subject, reason, via: { kind: 'decision' } } });
  }

  defer(by: string, days: number, subject = this.subject()): this {
    return this.send(by, {
      type: 'defer-reporting',
      data: { subject, until: plusDays(this.occurredAt, days), via: { kind: 'decision' } },
    });
  }

  assume(by: string, reliesOn: string, subject = this.subject()): this {
    return this.send(by, { type: 'assume-reporting', data: { subject, reliesOn: refOf(acting(reliesOn)) } });
  }

  report(by: string, criteria: readonly Criterion[] = [], complete = true, subject = this.subject()): this {
    const legalBasis =
      criteria.length > 0 || ['nla', 'kmar'].includes(acting(by).role) ? 'legal-obligation' : 'consent';
    return this.send(by, { type: 'submit-report', data: { subject, criteria, legalBasis, complete } });
  }

  completeReport(by: string): this {
    const report = this.signal.reports.find((candidate) => candidate.by.id === by && !candidate.complete);
    return this.send(by, { type: 'complete-report', data: { reportId: report?.id ?? '' } });
  }

  acknowledge(): this {
    const report = this.signal.reports.find((candidate) => candidate.acknowledgedAt === null);
    const number = uuidFrom(this.signalId, report?.id ?? '')
      .slice(0, 13)
      .toUpperCase();
    const person = uuidFrom(this.signalId, report?.subject ?? '')
      .slice(0, 13)
      .toUpperCase();
    return this.send('comensha', {
      type: 'acknowledge-report',
      data: {
        reportId: report?.id ?? '',
        registryNumber: `DEMO-R-${number}`,
        registryPersonNumber: `DEMO-P-${person}`,
      },
    });
  }

  feedback(by: string, outcome: FeedbackOutcome): this {
    const duty = this.signal.duties.find(
      (candidate) => candidate.from.id === by && candidate.givenAt === null,
    );
    return this.send(by, { type: 'give-feedback', data: { dutyId: duty?.id ?? '', outcome } });
  }

  askTriage(by: string): this {
    return this.send(by, { type: 'request-triage', data: { region: acting(by).region ?? '' } });
  }

  link(by: string, other: SignalScript, basis: 'same-person' | 'same-network' | 'same-address'): this {
    return this.send(by, { type: 'link-signal', data: { otherSignalId: other.signalId, basis } });
  }

  merge(by: string, into: SignalScript): this {
    return this.send(by, { type: 'merge-signal', data: { into: into.signalId } });
  }

  /** Puts the last fact of a type right. */
  correct(
    by: string,
    type: SignalEvent['type'],
    correction: Extract<SignalCommand, { type: 'correct-fact' }>['data']['correction'],
  ): this {
    const fact = this.state.recorded.findLast((event) => event.type === type);
    return this.send(by, { type: 'correct-fact', data: { corrects: fact?.id ?? '', correction } });
  }

  get signal(): Signal {
    if (this.state.signal === null) throw new Error(`${this.name}: not registered yet`);
    return this.state.signal;
  }

  get personIds(): readonly string[] {
    return this.signal.persons.map((person) => person.id);
  }

  private subject(): string {
    return this.signal.persons[0]?.id ?? WHOLE_SIGNAL;
  }

  private branch(holder: string): string {
    const branch = openBranches(this.signal).findLast((candidate) => candidate.holder.id === holder);
    if (branch === undefined) throw new Error(`${this.name}: ${holder} does not hold the signal`);
    return branch.id;
  }

  private pending(to: string): string {
    const handOff = this.signal.handOffs.findLast(
      (candidate) => candidate.to.id === to && candidate.outcome === 'pending',
    );
    if (handOff === undefined) throw new Error(`${this.name}: nothing is offered to ${to}`);
    return handOff.id;
  }

  private send(by: string, command: SignalCommand): this {
    const { occurredAt } = this;
    const actor = acting(by);
    const commandId = uuidFrom('demonstration', this.signalId, String(this.sends.length));
    const recordedAt = plusDays(occurredAt, this.lateDays + TYPING_MINUTES / 1440);
    const context: DecisionContext<ActingParty> = {
      now: recordedAt,
      occurredAt,
      actor,
      id: (part) => uuidFrom(commandId, part),
    };
    const events = this.decided(command, context);
    events.forEach((event, index) => {
      const fact = {
        ...event,
        id: context.id(`event:${index}`),
        commandId,
        recordedAt,
        actor: { party: by, role: actor.role, person: actor.person },
      };
      this.state = signalDecider.evolve(this.state, fact as Recorded<SignalEvent>);
    });
    this.sends.push({
      stream: signalStream(this.signalId),
      command,
      commandId,
      actor,
      occurredAt,
      recordedAt,
    });
    // The next thing happens a little later, unless the story says when.
    this.occurredAt = plusDays(occurredAt, 1 / 24);
    return this;
  }

  private decided(command: SignalCommand, context: DecisionContext<ActingParty>): readonly SignalEvent[] {
    try {
      return signalDecider.decide(this.state, command, context);
    } catch (error) {
      throw new Error(`${this.name}: ${command.type} is refused: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }
}
