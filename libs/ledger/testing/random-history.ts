import { DomainError, plusDays, type Instant, type RecordedEvent } from '#event-sourcing';
import type { PartyRef } from '#party';
import {
  NO_SIGNAL,
  openBranches,
  reportingQuestions,
  signalDecider,
  signalStream,
  type Correction,
  type Signal,
  type SignalCommand,
  type SignalEvent,
} from '#signal';
import type { Recorded } from '#event-sourcing';
import { CHAIN_DIRECTOR, GATES, MUNICIPALITY, REGION, REGISTRY } from './cast.js';
import type { LedgerWorld } from './ledger-world.js';

/** Numbers that decide, one after another, what happens next. The same numbers make the same history. */
export class Chance {
  private next = 0;
  constructor(private readonly numbers: readonly number[]) {}

  below(most: number): number {
    const number = this.numbers[this.next % this.numbers.length] ?? 0;
    this.next += 1;
    return (number + Math.floor(this.next / this.numbers.length) * 31) % most;
  }

  of<T>(options: readonly T[]): T {
    return options[this.below(options.length)] as T;
  }
}

interface Move {
  readonly by: PartyRef;
  readonly command: SignalCommand;
}

const SIGNALS = ['signal-a', 'signal-b'];

/** Plays some steps on two signals: often late, sometimes in the same millisecond, sometimes putting an earlier fact right. */
export async function playAtRandom(world: LedgerWorld, chance: Chance, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    world.now = plusDays(world.now, [0, 0.2, 1, 4][chance.below(4)] ?? 0);
    const signalId = chance.of(SIGNALS);
    const recorded = (await world.store.readStream(signalStream(signalId))) as Recorded<SignalEvent>[];
    const state = recorded.reduce(signalDecider.evolve, NO_SIGNAL);
    const late = plusDays(world.now, -([0, 0, 0.5, 3][chance.below(4)] ?? 0));
    if (state.signal === null) {
      await world.signal(signalId, chance.of(GATES), register(signalId, late, chance));
      continue;
    }
    const { by, command } = move(state.signal, recorded, late, chance);
    await world
      .signal(signalId, by, command, late < state.signal.receivedAt ? world.now : late)
      .catch(ignoreRefusal);
  }
}

/** Some moves are not allowed; then nothing happens. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof DomainError)) throw error;
}

function register(signalId: string, receivedAt: Instant, chance: Chance): SignalCommand {
  return {
    type: 'register-signal',
    data: {
      signalId,
      source: 'inspector',
      channel: 'phone',
      observedAt: null,
      receivedAt,
      region: REGION,
      municipality: MUNICIPALITY,
      forms: chance.of([[], ['labour'], ['sexual-domestic', 'criminal']]),
      urgency: chance.of(['acute', 'normal']),
      personCount: null,
      receiptHash: chance.of([null, 'a'.repeat(64)]),
      generated: false,
      importedFrom: null,
    },
  };
}

function move(
  signal: Signal,
  recorded: readonly Recorded<SignalEvent>[],
  now: Instant,
  chance: Chance,
): Move {
  const kinds = [custodyMove, custodyMove, reportingMove, reportingMove, otherMove, correctionMove];
  return chance.of(kinds)(signal, chance, now, recorded);
}

function custodyMove(signal: Signal, chance: Chance, now: Instant): Move {
  const pending = signal.handOffs.filter((handOff) => handOff.outcome === 'pending');
  const offer = chance.of(pending);
  if (offer !== undefined && chance.below(4) > 0) {
    const handOffId = offer.id;
    return chance.of<() => Move>([
      () => ({ by: offer.to, command: { type: 'accept-hand-off', data: { handOffId } } }),
      () => ({ by: offer.to, command: { type: 'accept-hand-off', data: { handOffId } } }),
      () => ({
        by: offer.to,
        command: { type: 'decline-hand-off', data: { handOffId, reason: 'no-capacity' } },
      }),
      () => ({ by: offer.from, command: { type: 'withdraw-hand-off', data: { handOffId } } }),
    ])();
  }
  const branch = chance.of(openBranches(signal));
  if (branch === undefined) {
    return chance.below(2) === 0
      ? {
          by: CHAIN_DIRECTOR,
          command: { type: 'reopen-signal', data: { holder: chance.of(GATES), reason: 'new-information' } },
        }
      : { by: CHAIN_DIRECTOR, command: { type: 'undo-merge', data: {} } };
  }
  const { id: branchId, holder: by } = branch;
  const to = GATES.filter((party) => party.id !== by.id);
  const first = chance.of(to);
  const second = chance.of(to.filter((party) => party !== first));
  return chance.of<() => Move>([
    () => ({
      by,
      command: {
        type: 'offer-hand-off',
        data: { branchId, to: [first], keepsCustody: chance.below(4) === 0, legalBasis: 'public-task' },
      },
    }),
    () => ({
      by,
      command: {
        type: 'offer-hand-off',
        data: { branchId, to: [first, second], keepsCustody: false, legalBasis: 'public-task' },
      },
    }),
    () => ({
      by,
      command: {
        type: 'hold-until',
        data: { branchId, until: plusDays(now, 1 + chance.below(9)), reason: 'enrichment' },
      },
    }),
    () => ({ by, command: { type: 'release-hold', data: { branchId } } }),
    () => ({
      by,
      command: {
        type: 'enrich-signal',
        data: {
          branchId,
          forms: chance.of([null, ['organ-removal']]),
          urgency: chance.of([null, 'acute', 'normal']),
          personCount: 1 + chance.below(5),
          region: null,
          municipality: null,
        },
      },
    }),
    () => ({
      by: CHAIN_DIRECTOR,
      command: { type: 'take-over-custody', data: { branchId, to: first, reason: 'person-left' } },
    }),
    () => ({
      by,
      command: {
        type: 'end-branch',
        data: { branchId, reason: chance.of(['no-capacity', 'wrong-desk'] as const), relabelledAs: null },
      },
    }),
    () => ({ by, command: { type: 'merge-signal', data: { into: 'signal-c' } } }),
  ])();
}

function reportingMove(signal: Signal, chance: Chance, now: Instant): Move {
  const asked = chance.of(reportingQuestions(signal));
  const { subject } = asked;
  const holder = chance.of(openBranches(signal))?.holder ?? CHAIN_DIRECTOR;
  const other = chance.of(GATES);
  const assignee = asked.party ?? holder;
  const report = chance.of(signal.reports);
  return chance.of<() => Move>([
    () => ({
      by: holder,
      command: {
        type: 'assign-reporting',
        data: { subject, to: other, due: plusDays(now, 2), via: { kind: 'decision' } },
      },
    }),
    () => ({ by: assignee, command: { type: 'accept-reporting', data: { subject } } }),
    () => ({
      by: assignee,
      command: { type: 'decline-reporting', data: { subject, reason: 'no-capacity' } },
    }),
    () => ({
      by: holder,
      command: { type: 'waive-reporting', data: { subject, reason: 'other', via: { kind: 'decision' } } },
    }),
    () => ({
      by: holder,
      command: {
        type: 'defer-reporting',
        data: { subject, until: plusDays(now, 3), via: { kind: 'decision' } },
      },
    }),
    () => ({ by: holder, command: { type: 'reopen-reporting-question', data: { subject } } }),
    () => ({ by: holder, command: { type: 'assume-reporting', data: { subject, reliesOn: other } } }),
    () => ({ by: other, command: { type: 'assume-reporting', data: { subject, reliesOn: holder } } }),
    () => ({
      by: chance.of([holder, assignee]),
      command: {
        type: 'submit-report',
        data: {
          subject,
          criteria: ['b8-offered'],
          legalBasis: 'legal-obligation',
          complete: chance.below(2) === 0,
        },
      },
    }),
    () =>
      report === undefined
        ? { by: holder, command: { type: 'identify-persons', data: { persons: [aPerson(), aPerson()] } } }
        : {
            by: REGISTRY,
            command: {
              type: 'acknowledge-report',
              data: { reportId: report.id, registryNumber: 'M-1', registryPersonNumber: 'P-1' },
            },
          },
  ])();
}

function aPerson() {
  return { sex: 'female', ageBand: '18-22', nationalityRegion: 'europe', forms: ['labour'] } as const;
}

function otherMove(signal: Signal, chance: Chance): Move {
  const holder = chance.of(openBranches(signal))?.holder ?? CHAIN_DIRECTOR;
  const duty = chance.of(signal.duties.filter((candidate) => candidate.givenAt === null));
  const subject = chance.of(reportingQuestions(signal)).subject;
  return chance.of<() => Move>([
    () => ({
      by: holder,
      command: {
        type: 'record-consent',
        data: {
          subject,
          scope: 'report',
          answer: chance.of(['asked', 'given', 'refused', 'withdrawn'] as const),
        },
      },
    }),
    () => ({ by: holder, command: { type: 'request-triage', data: { region: REGION } } }),
    () => ({
      by: CHAIN_DIRECTOR,
      command: { type: 'record-triage-held', data: { region: REGION, meetingId: 'meeting-1' } },
    }),
    () => ({
      by: holder,
      command: { type: 'link-signal', data: { otherSignalId: 'signal-c', basis: 'same-network' } },
    }),
    () => ({
      by: holder,
      command: { type: 'unlink-signal', data: { otherSignalId: 'signal-c', basis: 'same-network' } },
    }),
    () => ({ by: holder, command: { type: 'identify-persons', data: { persons: [aPerson()] } } }),
    () =>
      duty === undefined
        ? { by: holder, command: { type: 'request-triage', data: { region: REGION } } }
        : {
            by: duty.from,
            command: { type: 'give-feedback', data: { dutyId: duty.id, outcome: 'picked-up' } },
          },
  ])();
}

function correctionMove(
  _signal: Signal,
  chance: Chance,
  now: Instant,
  recorded: readonly Recorded<SignalEvent>[],
): Move {
  const fact = chance.of(recorded);
  const correction = chance.of<Correction>([
    { kind: 'void' },
    { kind: 'occurred-at', occurredAt: plusDays(fact.occurredAt, -0.25) },
    { kind: 'occurred-at', occurredAt: now },
    { kind: 'data', fields: { urgency: 'acute' } },
    { kind: 'data', fields: { reason: 'no-capacity' } },
  ]);
  return { by: CHAIN_DIRECTOR, command: { type: 'correct-fact', data: { corrects: fact.id, correction } } };
}

/** What is believed of a stream: the state after these facts. */
export function believed(facts: readonly RecordedEvent[]): Signal | null {
  return (facts as Recorded<SignalEvent>[]).reduce(signalDecider.evolve, NO_SIGNAL).signal;
}
