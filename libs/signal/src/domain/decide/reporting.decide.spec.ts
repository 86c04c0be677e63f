import { describe, it } from '@jest/globals';
import { plusDays } from '#event-sourcing';
import { TEST_EPOCH } from '#event-sourcing/testing';
import { WHOLE_SIGNAL } from '../signal.events.js';
import { WAIVE_REASONS } from '../vocabulary.js';
import { type SignalCommand } from '../signal.commands.js';
import {
  officer,
  care,
  tmm,
  comensha,
  stranger,
  via,
  later,
  registered,
  assigned,
  when,
  type Given,
} from '../../../testing/told.js';

describe('who reports', () => {
  const assign = (to = tmm, due = plusDays(later, 7)): SignalCommand => ({
    type: 'assign-reporting',
    data: { subject: WHOLE_SIGNAL, to, due, via },
  });
  it('is assigned, reassigned, accepted and declined', () => {
    when([registered()], assign()).thenTypes('signal.reporting-assigned.v1');
    when([registered(), assigned()], assign(care)).thenTypes('signal.reporting-assigned.v1');
    when(
      [registered(), assigned()],
      { type: 'accept-reporting', data: { subject: WHOLE_SIGNAL } },
      tmm,
    ).thenTypes('signal.reporting-accepted.v1');
    when(
      [registered(), assigned()],
      { type: 'decline-reporting', data: { subject: WHOLE_SIGNAL, reason: 'no-capacity' } },
      tmm,
    ).thenTypes('signal.reporting-declined.v1');
  });
  it('is not assigned to who cannot report, works elsewhere, or too late', () => {
    when([registered()], assign(comensha)).thenRefused('cannot-report', { field: 'to' });
    when([registered()], assign(stranger)).thenRefused('party-outside-region', { field: 'to' });
    when([registered()], assign(tmm, TEST_EPOCH)).thenRefused('not-ahead', { field: 'due' });
    when([registered()], assign(), stranger).thenRefused('not-in-custody');
    when([registered()], { type: 'accept-reporting', data: { subject: WHOLE_SIGNAL } }, tmm).thenRefused(
      'question-is-open',
    );
    when(
      [registered(), assigned()],
      { type: 'accept-reporting', data: { subject: WHOLE_SIGNAL } },
      care,
    ).thenRefused('not-assigned');
  });
  it.each(WAIVE_REASONS)('is waived: %s, and asked again', (reason) => {
    when([registered()], { type: 'waive-reporting', data: { subject: WHOLE_SIGNAL, reason, via } }).thenTypes(
      'signal.reporting-waived.v1',
    );
    const waived: Given = {
      type: 'signal.reporting-waived.v1',
      data: { subject: WHOLE_SIGNAL, reason, by: officer, via },
    };
    when([registered(), waived], {
      type: 'reopen-reporting-question',
      data: { subject: WHOLE_SIGNAL },
    }).thenTypes('signal.reporting-question-reopened.v1');
    when([registered(), waived], assign()).thenRefused('question-is-waived');
  });
  it('is put off until a date ahead', () => {
    when([registered()], {
      type: 'defer-reporting',
      data: { subject: WHOLE_SIGNAL, until: plusDays(later, 7), via },
    }).thenTypes('signal.reporting-deferred.v1');
    when([registered()], {
      type: 'defer-reporting',
      data: { subject: WHOLE_SIGNAL, until: later, via },
    }).thenRefused('not-ahead', { field: 'until' });
  });
  it('is not answered by relying on another', () => {
    const assume: SignalCommand = {
      type: 'assume-reporting',
      data: { subject: WHOLE_SIGNAL, reliesOn: tmm },
    };
    when([registered()], assume).thenTypes('signal.reporting-assumed.v1');
    when(
      [
        registered(),
        { type: 'signal.reporting-assumed.v1', data: { subject: WHOLE_SIGNAL, by: officer, reliesOn: tmm } },
      ],
      assume,
    ).thenNothing();
    when([registered()], {
      type: 'assume-reporting',
      data: { subject: WHOLE_SIGNAL, reliesOn: officer },
    }).thenRefused('relies-on-itself');
    when([registered()], assume, stranger).thenRefused('not-in-chain');
  });
});
