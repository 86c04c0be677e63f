import { describe, expect, it } from '@jest/globals';
import { plusDays } from '#event-sourcing';
import { TEST_EPOCH } from '#event-sourcing/testing';
import { DECLINE_REASONS } from '../vocabulary.js';
import { type SignalCommand } from '../signal.commands.js';
import {
  officer,
  director,
  tmm,
  nla,
  comensha,
  stranger,
  registered,
  offered,
  accepted,
  passedOn,
  when,
  offer,
  type Given,
} from '../../../testing/told.js';

describe('handing on', () => {
  it('offers to one, or splits over several with one split id', () => {
    const events = when([registered()], offer(director, nla)).events();
    expect(events.map((event) => event.type)).toEqual([
      'signal.hand-off-offered.v1',
      'signal.hand-off-offered.v1',
    ]);
    expect(new Set(events.map((event) => (event.data as { splitId: string }).splitId)).size).toBe(1);
  });
  it('passes custody on with the acceptance, and owes the sender word', () => {
    when(
      [registered(), offered()],
      { type: 'accept-hand-off', data: { handOffId: 'hand-off-1' } },
      director,
    ).thenTypes('signal.hand-off-accepted.v1', 'signal.branch-passed-on.v1', 'signal.feedback-owed.v1');
  });
  it('keeps custody with the sender until every part of a split is accepted', () => {
    const split = [registered(), offered(), offered(nla, { handOffId: 'hand-off-2' })];
    when(split, { type: 'accept-hand-off', data: { handOffId: 'hand-off-1' } }, director).thenTypes(
      'signal.hand-off-accepted.v1',
      'signal.feedback-owed.v1',
    );
    when(
      [...split, accepted()],
      { type: 'accept-hand-off', data: { handOffId: 'hand-off-2' } },
      nla,
    ).thenTypes('signal.hand-off-accepted.v1', 'signal.branch-passed-on.v1', 'signal.feedback-owed.v1');
  });
  it('leaves custody with the sender when a part was declined', () => {
    const declined: Given = {
      type: 'signal.hand-off-declined.v1',
      data: { handOffId: 'hand-off-1', by: director, reason: 'no-capacity' },
    };
    const history = [registered(), offered(), offered(nla, { handOffId: 'hand-off-2' }), declined];
    when(history, { type: 'accept-hand-off', data: { handOffId: 'hand-off-2' } }, nla).thenTypes(
      'signal.hand-off-accepted.v1',
      'signal.feedback-owed.v1',
    );
  });
  it.each(DECLINE_REASONS)('can be declined: %s', (reason) => {
    when(
      [registered(), offered()],
      { type: 'decline-hand-off', data: { handOffId: 'hand-off-1', reason } },
      director,
    ).thenTypes('signal.hand-off-declined.v1');
  });
  it('can be withdrawn by the sender', () => {
    when([registered(), offered()], {
      type: 'withdraw-hand-off',
      data: { handOffId: 'hand-off-1' },
    }).thenTypes('signal.hand-off-withdrawn.v1');
  });
  it('is refused', () => {
    when([], offer(director)).thenRefused('unknown-signal', { kind: 'not-found' });
    when([registered()], {
      ...offer(director),
      data: { branchId: 'nowhere', to: [director], keepsCustody: false, legalBasis: null },
    } as SignalCommand).thenRefused('unknown-branch');
    when([registered()], offer(director), director).thenRefused('not-in-custody', { kind: 'forbidden' });
    when([registered()], offer()).thenRefused('recipient-required', { field: 'to' });
    when([registered()], offer(director, director)).thenRefused('recipient-repeated', { field: 'to' });
    when([registered()], offer(officer)).thenRefused('recipient-is-sender', { field: 'to' });
    when([registered()], offer(comensha)).thenRefused('cannot-hold-custody', { field: 'to' });
    when([registered()], offer(stranger)).thenRefused('legal-basis-required', { field: 'legalBasis' });
    when([registered(), offered()], offer(tmm)).thenRefused('already-offered');
    when(
      [registered(), offered()],
      { type: 'accept-hand-off', data: { handOffId: 'hand-off-1' } },
      tmm,
    ).thenRefused('not-recipient');
    when(
      [registered(), offered()],
      { type: 'accept-hand-off', data: { handOffId: 'another' } },
      director,
    ).thenRefused('unknown-hand-off');
    when(
      [registered(), offered(), accepted(), passedOn],
      { type: 'accept-hand-off', data: { handOffId: 'hand-off-1' } },
      director,
    ).thenRefused('hand-off-accepted');
    when(
      [registered(), offered()],
      { type: 'withdraw-hand-off', data: { handOffId: 'hand-off-1' } },
      director,
    ).thenRefused('not-sender');
    when(
      [registered(), offered()],
      { type: 'accept-hand-off', data: { handOffId: 'hand-off-1' } },
      director,
      { at: TEST_EPOCH },
    ).thenRefused('before-cause', { field: 'occurredAt' });
    when([registered()], offer(director), officer, { at: plusDays(TEST_EPOCH, -1) }).thenRefused(
      'before-signal',
      { field: 'occurredAt' },
    );
  });
});
