import { describe, expect, it } from '@jest/globals';
import { plusDays } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import { signalDecider } from '../signal.decider.js';
import { WHOLE_SIGNAL } from '../signal.events.js';
import { CRITERIA } from '../vocabulary.js';
import { type SignalCommand } from '../signal.commands.js';
import {
  officer,
  tmm,
  comensha,
  via,
  later,
  registered,
  offered,
  accepted,
  consent,
  assigned,
  submitted,
  when,
  report,
  type Given,
} from '../../../testing/told.js';

describe('reports', () => {
  const inChain = [registered(), offered(tmm), accepted(tmm)];
  it.each(CRITERIA)('of the police name a criterion: %s', (criterion) => {
    when(inChain, report({ criteria: [criterion] }), tmm).thenTypes('signal.report-submitted.v1');
  });
  it('need consent from who has no duty', () => {
    when([registered(), consent('given')], report({ legalBasis: 'consent' })).thenTypes(
      'signal.report-submitted.v1',
    );
    when([registered()], report({ legalBasis: 'consent' })).thenRefused('consent-required');
    when([registered(), consent('given')], report()).thenRefused('wrong-legal-basis', {
      field: 'legalBasis',
    });
  });
  it('are refused', () => {
    when(inChain, report(), tmm).thenRefused('criteria-required', { field: 'criteria' });
    when(inChain, report({ criteria: ['b8-offered', 'b8-offered'] }), tmm).thenRefused('criterion-repeated');
    when([...inChain, submitted], report({ criteria: ['b8-offered'] }), tmm).thenRefused(
      'already-reported-by-this-party',
    );
    when([registered()], report({ criteria: ['b8-offered'] }), tmm).thenRefused('not-in-chain');
  });
  it('are acknowledged by the registry only, once', () => {
    const acknowledge = (registryNumber = 'R-1'): SignalCommand => ({
      type: 'acknowledge-report',
      data: { reportId: 'report-1', registryNumber, registryPersonNumber: 'P-1' },
    });
    when([...inChain, submitted], acknowledge(), comensha).thenTypes('signal.report-acknowledged.v1');
    when([...inChain, submitted], acknowledge(), tmm).thenRefused('not-the-registry');
    when([...inChain, submitted], acknowledge('r 1'), comensha).thenRefused('malformed-registry-number', {
      field: 'registryNumber',
    });
    when(inChain, acknowledge(), comensha).thenRefused('unknown-report');
  });
  it('ask the question for each person once persons are known; the first inherit its answer', () => {
    const person = { sex: 'female', ageBand: '23-30', nationalityRegion: 'europe', forms: [] } as const;
    const identified = (personId: string): Given => ({
      type: 'signal.person-identified.v1',
      data: { personId, by: officer, ...person },
    });
    when([registered()], { type: 'identify-persons', data: { persons: [person, person] } }).thenTypes(
      'signal.person-identified.v1',
      'signal.person-identified.v1',
    );
    const { state } = given(
      signalDecider,
      registered(),
      assigned(),
      identified('person-1'),
      identified('person-2'),
    );
    expect(state.signal?.questions.map(({ subject, spells }) => [subject, spells.at(-1)?.state])).toEqual([
      [WHOLE_SIGNAL, 'assigned'],
      ['person-1', 'assigned'],
      ['person-2', 'open'],
    ]);
    when([registered(), identified('person-1')], {
      type: 'assign-reporting',
      data: { subject: WHOLE_SIGNAL, to: tmm, due: plusDays(later, 7), via },
    }).thenRefused('wrong-subject');
  });
});
