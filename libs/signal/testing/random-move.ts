import { plusDays, type Instant, type Recorded } from '#event-sourcing';
import {
  openBranches,
  reportingQuestions,
  type Correction,
  type Signal,
  type SignalCommand,
  type SignalEvent,
} from '#signal';
import { DIRECTOR, REGION } from './cast.js';
import type { Chance } from './chance.js';
import { REGISTRATION } from './custody-facts.js';
import type { Move } from './move.js';
import { custodyMove } from './random-custody-move.js';
import { aPerson, reportingMove } from './random-reporting-move.js';

/** Somebody registers a signal. */
export function anyRegistration(signalId: string, receivedAt: Instant, chance: Chance): SignalCommand {
  return {
    type: 'register-signal',
    data: {
      ...REGISTRATION,
      signalId,
      receivedAt,
      forms: chance.of([[], ['labour'], ['sexual-domestic', 'criminal']]),
      urgency: chance.of(['acute', 'normal']),
      receiptHash: chance.of([null, 'a'.repeat(64)]),
    },
  };
}

/** Somebody in the chain of this signal does something with it, as `now`. */
export function anyMove(
  signal: Signal,
  recorded: readonly Recorded<SignalEvent>[],
  now: Instant,
  chance: Chance,
): Move {
  const kinds = [custodyMove, custodyMove, reportingMove, reportingMove, otherMove, correctionMove];
  return chance.of(kinds)(signal, chance, now, recorded);
}

function otherMove(signal: Signal, chance: Chance): Move {
  const holder = chance.of(openBranches(signal))?.holder ?? DIRECTOR;
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
      by: DIRECTOR,
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
  return { by: DIRECTOR, command: { type: 'correct-fact', data: { corrects: fact.id, correction } } };
}
