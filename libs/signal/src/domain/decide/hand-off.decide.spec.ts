import { describe, expect, it } from '@jest/globals';
import { DECLINE_REASONS, LEGAL_BASES, type SignalCommand } from '#signal';
import {
  aBranchPassedOn,
  acting,
  aFeedbackOwed,
  aHandOffAccepted,
  aHandOffDeclined,
  aHandOffOffered,
  aHandOffWithdrawn,
  asked,
  aSignal,
  aSignalHeld,
  AUDITOR,
  BRANCH,
  CARE_COORDINATOR,
  DESK,
  DIRECTOR,
  OTHER_DIRECTOR,
  POLICE_TEAM,
  REGISTRY,
} from '#signal/testing';

const actor = acting(DESK);
const recipient = acting(DIRECTOR);
const otherRecipient = acting(CARE_COORDINATOR);
const offered = aHandOffOffered();
const otherPart = aHandOffOffered({ handOffId: 'hand-off-2', to: CARE_COORDINATOR });
const otherPartAccepted = aHandOffAccepted({
  handOffId: 'hand-off-2',
  branchId: 'branch-3',
  by: CARE_COORDINATOR,
});

describe('offer-hand-off', () => {
  const offer = asked('offer-hand-off');

  it('offers it to one party', () => {
    const { context, then } = aSignal().when(offer, { actor });
    then(aHandOffOffered({ handOffId: context.id('hand-off:0'), splitId: context.id('split') }));
  });

  it('offers it to several at once, as one split', () => {
    const split = asked('offer-hand-off', { to: [DIRECTOR, CARE_COORDINATOR], keepsCustody: true });
    const { context, then } = aSignal().when(split, { actor });
    const part = { splitId: context.id('split'), keepsCustody: true };
    then(
      aHandOffOffered({ ...part, handOffId: context.id('hand-off:0') }),
      aHandOffOffered({ ...part, handOffId: context.id('hand-off:1'), to: CARE_COORDINATOR }),
    );
  });

  it('ends the hold on the branch', () => {
    const held = aSignal(aSignalHeld(), offered);
    expect(held.state.signal?.branches[0]?.hold).toBeNull();
  });

  it.each(LEGAL_BASES)('crosses regions on the legal basis %s', (legalBasis) => {
    const across = asked('offer-hand-off', { to: [OTHER_DIRECTOR], legalBasis });
    aSignal().when(across, { actor }).thenTypes('signal.hand-off-offered.v1');
  });

  it('needs no legal basis for a national party', () => {
    const national = { ...POLICE_TEAM, region: null };
    aSignal()
      .when(asked('offer-hand-off', { to: [national] }), { actor })
      .thenTypes('signal.hand-off-offered.v1');
  });

  it('is for the holder of the branch', () => {
    aSignal().when(offer, { actor: recipient }).thenRefused('not-in-custody', { kind: 'forbidden' });
    aSignal()
      .when(asked('offer-hand-off', { branchId: 'none' }), { actor })
      .thenRefused('unknown-branch', { kind: 'not-found', field: 'branchId' });
    aSignal(offered, aHandOffAccepted(), aBranchPassedOn())
      .when(offer, { actor })
      .thenRefused('branch-closed', { kind: 'conflict', field: 'branchId' });
  });

  it('waits for the answer to an offer that is out', () => {
    aSignal(offered).when(offer, { actor }).thenRefused('already-offered', { field: 'branchId' });
    aSignal(offered, otherPart, aHandOffDeclined())
      .when(offer, { actor })
      .thenRefused('already-offered', { kind: 'conflict' });
  });

  it.each([
    ['recipient-required', 'to', { to: [] }],
    ['recipient-repeated', 'to', { to: [DIRECTOR, DIRECTOR] }],
    ['recipient-is-sender', 'to', { to: [DESK] }],
    ['cannot-hold-custody', 'to', { to: [AUDITOR] }],
    ['cannot-hold-custody', 'to', { to: [DIRECTOR, REGISTRY] }],
    ['legal-basis-required', 'legalBasis', { to: [OTHER_DIRECTOR] }],
  ] as const)('refuses by %s in %s', (code, field, data) => {
    aSignal().when(asked('offer-hand-off', data), { actor }).thenRefused(code, { kind: 'invalid', field });
  });
});

describe('accept-hand-off', () => {
  const accept = asked('accept-hand-off');

  it('gives custody to the recipient, who owes the sender word that it was picked up', () => {
    const { context, then } = aSignal(offered).when(accept, { actor: recipient });
    then(
      aHandOffAccepted({ branchId: context.id('branch') }),
      aBranchPassedOn(),
      aFeedbackOwed({ dutyId: context.id('duty'), from: DIRECTOR, to: DESK, because: 'hand-off-1' }),
    );
  });

  it('leaves the sender its branch when it keeps custody', () => {
    aSignal(aHandOffOffered({ keepsCustody: true }))
      .when(accept, { actor: recipient })
      .thenTypes('signal.hand-off-accepted.v1', 'signal.feedback-owed.v1');
  });

  it('leaves the sender its branch until every part of a split is accepted', () => {
    const types = ['signal.hand-off-accepted.v1', 'signal.feedback-owed.v1'] as const;
    aSignal(offered, otherPart)
      .when(accept, { actor: recipient })
      .thenTypes(...types);
    aSignal(offered, otherPart, aHandOffDeclined({ handOffId: 'hand-off-2', by: CARE_COORDINATOR }))
      .when(accept, { actor: recipient })
      .thenTypes(...types);
    aSignal(offered, otherPart, aHandOffWithdrawn({ handOffId: 'hand-off-2' }))
      .when(accept, { actor: recipient })
      .thenTypes(...types);
    aSignal(offered, otherPart, otherPartAccepted)
      .when(accept, { actor: recipient })
      .thenTypes(types[0], 'signal.branch-passed-on.v1', types[1]);
  });

  it('closes the sender’s branch when the last acceptance in time was, also when that one was recorded earlier', () => {
    const facts = [offered, otherPart, { ...otherPartAccepted, occurredAt: '2026-01-09T09:00:00.000Z' }];
    const events = aSignal(...facts)
      .when(accept, { actor: recipient, at: '2026-01-07T09:00:00.000Z' })
      .events();
    expect(events.map(({ occurredAt }) => occurredAt.slice(0, 10))).toEqual([
      '2026-01-07',
      '2026-01-09',
      '2026-01-07',
    ]);
  });
});

describe.each<[string, SignalCommand, typeof actor]>([
  ['accept-hand-off', asked('accept-hand-off'), recipient],
  ['decline-hand-off', asked('decline-hand-off'), recipient],
  ['withdraw-hand-off', asked('withdraw-hand-off'), actor],
])('%s', (_name, command, right) => {
  it('names a hand-off of this signal', () => {
    aSignal()
      .when(command, { actor: right })
      .thenRefused('unknown-hand-off', { kind: 'not-found', field: 'handOffId' });
  });

  it('is for the party concerned', () => {
    aSignal(offered)
      .when(command, { actor: otherRecipient })
      .thenRefused(right === actor ? 'not-sender' : 'not-recipient', { kind: 'forbidden' });
  });

  it.each([
    ['hand-off-accepted', aHandOffAccepted()],
    ['hand-off-declined', aHandOffDeclined()],
    ['hand-off-withdrawn', aHandOffWithdrawn()],
  ])('is refused once it was answered: %s', (code, answer) => {
    aSignal(offered, answer).when(command, { actor: right }).thenRefused(code, { kind: 'conflict' });
  });

  it('does not happen before the offer', () => {
    aSignal(offered)
      .when(command, { actor: right, at: '2026-01-05T09:30:00.000Z' })
      .thenRefused('before-cause', { kind: 'invalid', field: 'occurredAt' });
  });
});

describe('decline-hand-off', () => {
  it.each(DECLINE_REASONS)('takes the reason %s; custody stays where it was', (reason) => {
    const declined = aHandOffDeclined({ reason });
    aSignal(offered).when(asked('decline-hand-off', { reason }), { actor: recipient }).then(declined);
    expect(aSignal(offered, declined).state.signal?.branches).toMatchObject([{ id: BRANCH, closedAt: null }]);
  });
});

describe('withdraw-hand-off', () => {
  it('takes the offer back; custody stays where it was', () => {
    aSignal(offered).when(asked('withdraw-hand-off'), { actor }).then(aHandOffWithdrawn());
    expect(aSignal(offered, aHandOffWithdrawn()).state.signal?.branches).toHaveLength(1);
  });
});

it('one party may hold two branches that it got by different hand-offs', () => {
  const again = aHandOffOffered({ handOffId: 'hand-off-2', splitId: 'split-2', keepsCustody: true });
  aSignal(aHandOffOffered({ keepsCustody: true }), aHandOffAccepted(), again)
    .when(asked('accept-hand-off', { handOffId: 'hand-off-2' }), { actor: recipient })
    .thenTypes('signal.hand-off-accepted.v1', 'signal.feedback-owed.v1');
});
