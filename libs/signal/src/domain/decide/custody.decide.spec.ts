import { describe, expect, it } from '@jest/globals';
import { plusDays } from '#event-sourcing';
import { TEST_EPOCH } from '#event-sourcing/testing';
import { END_REASONS, HOLD_REASONS, REOPEN_REASONS, TAKE_OVER_REASONS } from '../vocabulary.js';
import { type SignalCommand } from '../signal.commands.js';
import {
  officer,
  director,
  tmm,
  nla,
  comensha,
  stranger,
  later,
  registered,
  offered,
  accepted,
  passedOn,
  ended,
  consent,
  submitted,
  when,
  end,
  register,
  type Given,
} from '../../../testing/told.js';

describe('registering', () => {
  it('puts the signal in the custody of who registers it', () => {
    when([], register()).thenTypes('signal.registered.v1');
  });
  it('owes the reporter word when a receipt was asked for', () => {
    when([], register({ receiptHash: 'f'.repeat(64) })).thenTypes(
      'signal.registered.v1',
      'signal.feedback-owed.v1',
    );
  });
  it.each([
    ['a registry', comensha, {}, 'cannot-hold-custody'],
    ['received tomorrow', officer, { receivedAt: plusDays(later, 1) }, 'received-in-future'],
    [
      'observed after it was received',
      officer,
      { observedAt: plusDays(TEST_EPOCH, 1) },
      'observed-after-received',
    ],
    ['a form twice', officer, { forms: ['labour', 'labour'] as const }, 'form-repeated'],
    ['nobody concerned', officer, { personCount: 0 }, 'person-count-out-of-range'],
  ])('is refused: %s', (_what, actor, facts, code) => {
    when([], register(facts), actor).thenRefused(code, { kind: 'invalid' });
  });
  it('is refused a second time', () => when([registered()], register()).thenRefused('already-registered'));
});

describe('holding and enriching', () => {
  it.each(HOLD_REASONS)('holds until a date: %s', (reason) => {
    when([registered()], {
      type: 'hold-until',
      data: { branchId: 'branch-1', until: plusDays(later, 7), reason },
    }).thenTypes('signal.held.v1');
  });
  it('refuses a date that is not ahead, or more than a year', () => {
    when([registered()], {
      type: 'hold-until',
      data: { branchId: 'branch-1', until: later, reason: 'other' },
    }).thenRefused('not-ahead', { field: 'until' });
    when([registered()], {
      type: 'hold-until',
      data: { branchId: 'branch-1', until: plusDays(later, 400), reason: 'other' },
    }).thenRefused('too-far-ahead');
    when([registered()], { type: 'release-hold', data: { branchId: 'branch-1' } }).thenRefused('not-held');
  });
  it('records what was found out, and stays quiet when nothing is new', () => {
    const enrich = (forms: readonly ('labour' | 'criminal')[]): SignalCommand => ({
      type: 'enrich-signal',
      data: {
        branchId: 'branch-1',
        forms,
        urgency: null,
        personCount: null,
        region: null,
        municipality: null,
      },
    });
    when([registered()], enrich(['criminal'])).thenTypes('signal.enriched.v1');
    when([registered()], enrich(['labour'])).thenNothing();
  });
});

describe('ending and beginning again', () => {
  it.each(END_REASONS)('ends with the reason %s', (reason) => {
    const needed: readonly Given[] =
      reason === 'consent-refused'
        ? [consent('refused')]
        : reason === 'reported'
          ? [offered(tmm), accepted(tmm), submitted]
          : [];
    const holder = reason === 'reported' ? tmm : officer;
    const command = end(reason, reason === 'relabelled' ? 'drugs' : null);
    const branch = reason === 'reported' ? 'branch-2' : 'branch-1';
    const events = when(
      [registered(), ...needed],
      { ...command, data: { ...command.data, branchId: branch } } as SignalCommand,
      holder,
    ).events();
    expect(events[0]).toMatchObject({ type: 'signal.branch-ended.v1', data: { reason } });
  });
  it('ends the signal with its last branch, and owes the outcome to who passed it on', () => {
    when(
      [registered(), offered(), accepted(), passedOn],
      { type: 'end-branch', data: { branchId: 'branch-2', reason: 'no-capacity', relabelledAs: null } },
      director,
    ).thenTypes('signal.branch-ended.v1', 'signal.ended.v1', 'signal.feedback-owed.v1');
  });
  it('is refused', () => {
    when([registered()], end('relabelled')).thenRefused('label-required', { field: 'relabelledAs' });
    when([registered()], end('other', 'drugs')).thenRefused('label-not-allowed');
    when([registered()], end('reported')).thenRefused('not-reported');
    when([registered()], end('consent-refused')).thenRefused('consent-not-refused');
    when([registered(), consent('asked')], end('consent-not-asked')).thenRefused('consent-was-asked');
    when([registered(), offered()], end('other')).thenRefused('hand-off-outstanding');
    when([registered(), ...ended], end('other')).thenRefused('branch-closed');
  });
  it.each(REOPEN_REASONS)('is reopened: %s', (reason) => {
    when([registered(), ...ended], { type: 'reopen-signal', data: { holder: officer, reason } }).thenTypes(
      'signal.reopened.v1',
    );
  });
  it('is not reopened while it lives, nor by who never had it', () => {
    when([registered()], { type: 'reopen-signal', data: { holder: officer, reason: 'other' } }).thenRefused(
      'not-ended',
    );
    when(
      [registered(), ...ended],
      { type: 'reopen-signal', data: { holder: stranger, reason: 'other' } },
      stranger,
    ).thenRefused('never-in-custody');
  });
  it.each(TAKE_OVER_REASONS)('is taken over by the chain director: %s', (reason) => {
    when(
      [registered(), offered(tmm)],
      { type: 'take-over-custody', data: { branchId: 'branch-1', to: director, reason } },
      director,
    ).thenTypes('signal.hand-off-withdrawn.v1', 'signal.custody-taken-over.v1');
  });
  it('is not taken over by a stranger', () => {
    when(
      [registered()],
      { type: 'take-over-custody', data: { branchId: 'branch-1', to: nla, reason: 'other' } },
      nla,
    ).thenRefused('not-a-successor');
  });
});
