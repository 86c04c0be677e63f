import { describe, it } from '@jest/globals';
import { plusDays, uuidFrom } from '#event-sourcing';
import { TEST_EPOCH } from '#event-sourcing/testing';
import { type SignalCommand } from '../signal.commands.js';
import {
  officer,
  director,
  stranger,
  registered,
  offered,
  accepted,
  passedOn,
  when,
  type Given,
  ended,
} from '../../../testing/told.js';

describe('correcting', () => {
  const held: Given = {
    type: 'signal.held.v1',
    data: { branchId: 'branch-1', by: officer, until: plusDays(TEST_EPOCH, 20), reason: 'other' },
  };
  const correct = (
    revision: number,
    correction: Extract<SignalCommand, { type: 'correct-fact' }>['data']['correction'],
  ): SignalCommand => ({
    type: 'correct-fact',
    data: { corrects: uuidFrom('test-stream', String(revision)), correction },
  });
  it('makes a fact void, moves it in time, or changes its codes', () => {
    when([registered(), held], correct(1, { kind: 'void' }), director).thenTypes('signal.fact-corrected.v1');
    when(
      [registered(), held],
      correct(1, { kind: 'occurred-at', occurredAt: plusDays(TEST_EPOCH, 1) }),
      director,
    ).thenTypes('signal.fact-corrected.v1');
    when(
      [registered(), held],
      correct(1, { kind: 'data', fields: { reason: 'enrichment' } }),
      director,
    ).thenTypes('signal.fact-corrected.v1');
  });
  it('refuses what would make the history contradict itself', () => {
    when([registered(), offered(), accepted(), passedOn], correct(1, { kind: 'void' }), director).thenRefused(
      'correction-contradicts-history',
    );
    when([registered(), ...ended], correct(2, { kind: 'void' }), director).thenRefused(
      'correction-contradicts-history',
    );
  });
  it('refuses ids, parties, unknown codes, strangers and the registration', () => {
    when(
      [registered(), held],
      correct(1, { kind: 'data', fields: { branchId: 'other' } }),
      director,
    ).thenRefused('field-not-correctable');
    when(
      [registered(), held],
      correct(1, { kind: 'data', fields: { reason: 'because' } }),
      director,
    ).thenRefused('invalid-value');
    when([registered(), held], correct(1, { kind: 'void' }), stranger).thenRefused('not-yours-to-correct');
    when([registered(), held], correct(0, { kind: 'void' }), director).thenRefused('registration-stays');
    when([registered()], correct(7, { kind: 'void' }), director).thenRefused('unknown-event');
  });
});
