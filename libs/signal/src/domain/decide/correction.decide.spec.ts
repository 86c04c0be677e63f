import { describe, expect, it } from '@jest/globals';
import { uuidFrom } from '#event-sourcing';
import type { Correction } from '#signal';
import {
  aBranchEnded,
  aBranchPassedOn,
  acting,
  aFactCorrected,
  aHandOffAccepted,
  aHandOffOffered,
  aReportingAssigned,
  aReportSubmitted,
  asked,
  aSignal,
  aSignalEnded,
  aSignalLinked,
  aSignalReopened,
  CARE_COORDINATOR,
  DESK,
  DIRECTOR,
  OTHER_DIRECTOR,
  type GivenFact,
} from '#signal/testing';

const director = acting(DIRECTOR);
/** The id of the n-th given fact (the registration is number 0). */
const idOf = (fact: number) => uuidFrom('test-stream', String(fact));
const correct = (fact: number, correction: Correction) =>
  asked('correct-fact', { corrects: idOf(fact), correction });
const gone = { kind: 'void' } as const;
const at = (occurredAt: string): Correction => ({ kind: 'occurred-at', occurredAt });
const fields = (changed: Record<string, unknown>): Correction => ({ kind: 'data', fields: changed });
const corrected = (fact: number, correction: Correction, by = DIRECTOR) =>
  aFactCorrected({ corrects: idOf(fact), correction, by });

const handedOn = [aHandOffOffered(), aHandOffAccepted(), aBranchPassedOn()];
const ended = [aBranchEnded(), aSignalEnded()];

describe('correct-fact', () => {
  it.each<[string, Correction]>([
    ['did not happen', gone],
    ['happened at another time', at('2026-01-05T10:30:00.000Z')],
    ['was about other codes', fields({ basis: 'same-network' })],
  ])('records that a fact %s', (_what, correction) => {
    aSignal(aSignalLinked()).when(correct(1, correction), { actor: director }).then(corrected(1, correction));
  });

  it('is for the party that recorded it, and for a chain director of the region', () => {
    const command = correct(1, gone);
    const recorder = { ...acting(DESK), id: 'party' };
    aSignal(aSignalLinked()).when(command, { actor: recorder }).thenTypes('signal.fact-corrected.v1');
    for (const other of [DESK, CARE_COORDINATOR, OTHER_DIRECTOR]) {
      aSignal(aSignalLinked())
        .when(command, { actor: acting(other) })
        .thenRefused('not-yours-to-correct', { kind: 'forbidden' });
    }
  });

  it.each<[string, string, number, Correction]>([
    ['unknown-event', 'corrects', 99, gone],
    ['registration-stays', 'correction.kind', 0, gone],
    ['occurred-in-future', 'correction.occurredAt', 1, at('2027-01-01T00:00:00.000Z')],
    ['fields-required', 'correction.fields', 1, fields({})],
    ['field-not-correctable', 'correction.fields.otherSignalId', 1, fields({ otherSignalId: 'signal-9' })],
    ['field-not-correctable', 'correction.fields.by', 1, fields({ by: DIRECTOR })],
    ['field-not-correctable', 'correction.fields.urgency', 1, fields({ urgency: 'acute' })],
    ['field-not-correctable', 'correction.fields.toString', 1, fields({ toString: 'acute' })],
    ['invalid-value', 'correction.fields.basis', 1, fields({ basis: 'same-taste' })],
    ['invalid-value', 'correction.fields.forms', 0, fields({ forms: ['labour', 'labour'] })],
    ['invalid-value', 'correction.fields.forms', 0, fields({ forms: 'labour' })],
    ['invalid-value', 'correction.fields.personCount', 0, fields({ personCount: 1.5 })],
    ['invalid-value', 'correction.fields.urgency', 0, fields({ urgency: null })],
  ])('refuses by %s in %s', (code, field, fact, correction) => {
    aSignal(aSignalLinked())
      .when(correct(fact, correction), { actor: director })
      .thenRefused(code, { field });
  });

  it.each<[string, number, Correction]>([
    ['an offer that was accepted', 1, gone],
    ['an acceptance that passed custody on', 2, gone],
    ['an acceptance before its offer', 2, at('2026-01-05T09:10:00.000Z')],
    ['a registration after what followed', 0, at('2026-01-05T10:30:00.000Z')],
  ])('refuses what would make the history contradict itself: %s', (_what, fact, correction) => {
    aSignal(...handedOn)
      .when(correct(fact, correction), { actor: director })
      .thenRefused('correction-contradicts-history', { kind: 'conflict', field: 'correction' });
  });

  it('does not leave a signal without holder and without end, nor ended while it is held', () => {
    for (const fact of [1, 2]) {
      aSignal(...ended)
        .when(correct(fact, gone), { actor: director })
        .thenRefused('correction-contradicts-history');
    }
  });

  it('moves the end of the signal with that of its last branch', () => {
    const earlier = '2026-01-05T09:20:00.000Z';
    const { signal } = aSignal(...ended, corrected(1, at(earlier))).state;
    expect(signal).toMatchObject({ endedAt: earlier, branches: [{ closedAt: earlier }] });
    aSignal(...ended)
      .when(correct(2, at(earlier)), { actor: director })
      .thenRefused('ends-with-its-last-branch', { kind: 'invalid', field: 'correction.kind' });
  });

  it('does not end it after it was reopened', () => {
    aSignal(...ended, aSignalReopened())
      .when(correct(1, at('2026-01-05T18:00:00.000Z')), { actor: director, now: '2026-01-09T00:00:00.000Z' })
      .thenRefused('correction-contradicts-history');
  });

  it('a later correction replaces an earlier one; a void correction restores what it corrected', () => {
    const first = corrected(1, fields({ basis: 'same-network' }));
    const second = corrected(1, fields({ basis: 'same-address' }));
    const basis = (...facts: readonly GivenFact[]) =>
      aSignal(aSignalLinked(), ...facts).state.signal?.links[0]?.basis;
    expect(basis(first)).toBe('same-network');
    expect(basis(first, second)).toBe('same-address');
    expect(basis(first, second, corrected(3, gone))).toBe('same-network');
    expect(basis(first, corrected(2, gone))).toBe('same-person');
    expect(basis(corrected(1, gone))).toBeUndefined();
    expect(basis(corrected(1, gone), corrected(2, gone))).toBe('same-person');
  });

  it('a correction can only be made void', () => {
    aSignal(aSignalLinked(), corrected(1, gone))
      .when(correct(2, at('2026-01-05T09:10:00.000Z')), { actor: director })
      .thenRefused('correction-only-void', { kind: 'invalid', field: 'correction.kind' });
  });

  it('keeps one state of the reporting question at any instant', () => {
    const facts = [aReportingAssigned(), aReportSubmitted()];
    const { signal } = aSignal(...facts, corrected(1, gone)).state;
    expect(signal?.questions[0]?.spells.map(({ state }) => state)).toEqual(['open', 'submitted']);
    aSignal(...facts)
      .when(correct(2, at('2026-01-05T09:30:00.000Z')), { actor: director })
      .thenRefused('correction-contradicts-history');
  });
});
