import { describe, it } from '@jest/globals';
import { REGION } from '#party/testing';
import { FEEDBACK_OUTCOMES } from '../vocabulary.js';
import { type SignalCommand } from '../signal.commands.js';
import {
  officer,
  director,
  tmm,
  registered,
  offered,
  accepted,
  passedOn,
  when,
  type Given,
} from '../../../testing/told.js';

describe('feedback and triage', () => {
  const owed = (about: 'picked-up' | 'outcome', because = 'hand-off-1'): Given => ({
    type: 'signal.feedback-owed.v1',
    data: { dutyId: 'duty-1', from: director, to: officer, about, because },
  });
  const history = [registered({ receiptHash: 'f'.repeat(64) }), offered(), accepted(), passedOn];
  it.each(FEEDBACK_OUTCOMES)('is given: %s', (outcome) => {
    when(
      [...history, owed('picked-up')],
      { type: 'give-feedback', data: { dutyId: 'duty-1', outcome } },
      director,
    ).thenTypes('signal.feedback-given.v1');
  });
  it('goes back level by level: who hears the outcome owes it to who told him', () => {
    when(
      [...history, owed('outcome')],
      { type: 'give-feedback', data: { dutyId: 'duty-1', outcome: 'reported' } },
      director,
    ).thenTypes('signal.feedback-given.v1', 'signal.feedback-owed.v1');
  });
  it('is refused', () => {
    when(
      [...history, owed('outcome')],
      { type: 'give-feedback', data: { dutyId: 'duty-1', outcome: 'reported' } },
      tmm,
    ).thenRefused('not-owed-by-you');
    when(
      history,
      { type: 'give-feedback', data: { dutyId: 'duty-9', outcome: 'reported' } },
      director,
    ).thenRefused('unknown-duty');
  });
  it('asks for triage once per region', () => {
    const ask: SignalCommand = { type: 'request-triage', data: { region: REGION } };
    when([registered()], ask).thenTypes('signal.triage-requested.v1');
    when(
      [registered(), { type: 'signal.triage-requested.v1', data: { region: REGION, by: officer } }],
      ask,
    ).thenRefused('already-requested');
  });
});
