import { describe, expect, it } from '@jest/globals';
import { plusDays, uuidFrom } from '#event-sourcing';
import { given, TEST_EPOCH, type GivenEvent } from '#event-sourcing/testing';
import { acting, aParty, MUNICIPALITY, OTHER_REGION, REGION } from '#party/testing';
import type { SignalCommand } from './signal.commands.js';
import { signalDecider } from './signal.decider.js';
import { WHOLE_SIGNAL, type SignalEvent } from './signal.events.js';
import {
  CRITERIA,
  DECLINE_REASONS,
  END_REASONS,
  FEEDBACK_OUTCOMES,
  HOLD_REASONS,
  LINK_BASES,
  REOPEN_REASONS,
  TAKE_OVER_REASONS,
  WAIVE_REASONS,
} from './vocabulary.js';

const officer = aParty('attention-officer');
const director = aParty('chain-director');
const care = aParty('care-coordinator');
const tmm = aParty('tmm');
const nla = aParty('nla');
const comensha = aParty('comensha');
const stranger = aParty('attention-officer', {
  id: 'attention-officer-2',
  region: OTHER_REGION,
  municipality: 'moerveen',
});
const via = { kind: 'decision' } as const;
const later = plusDays(TEST_EPOCH, 10);

type Given = GivenEvent<SignalEvent>;

const registered = (more: Partial<Extract<Given, { type: 'signal.registered.v1' }>['data']> = {}): Given => ({
  type: 'signal.registered.v1',
  data: {
    signalId: 'signal-1',
    branchId: 'branch-1',
    registeredBy: officer,
    source: 'inspector',
    channel: 'phone',
    observedAt: null,
    receivedAt: TEST_EPOCH,
    region: REGION,
    municipality: MUNICIPALITY,
    forms: ['labour'],
    urgency: 'normal',
    personCount: null,
    receiptHash: null,
    generated: false,
    importedFrom: null,
    ...more,
  },
});
const offered = (
  to = director,
  more: Partial<Extract<Given, { type: 'signal.hand-off-offered.v1' }>['data']> = {},
): Given => ({
  type: 'signal.hand-off-offered.v1',
  data: {
    handOffId: 'hand-off-1',
    splitId: 'split-1',
    fromBranchId: 'branch-1',
    from: officer,
    to,
    keepsCustody: false,
    legalBasis: null,
    ...more,
  },
});
const accepted = (by = director): Given => ({
  type: 'signal.hand-off-accepted.v1',
  data: { handOffId: 'hand-off-1', branchId: 'branch-2', by },
});
const passedOn: Given = {
  type: 'signal.branch-passed-on.v1',
  data: { branchId: 'branch-1', splitId: 'split-1' },
};
const ended: readonly Given[] = [
  {
    type: 'signal.branch-ended.v1',
    data: { branchId: 'branch-1', by: officer, reason: 'other', relabelledAs: null },
  },
  { type: 'signal.ended.v1', data: { reason: 'other' } },
];
const consent = (state: 'asked' | 'given' | 'refused'): Given => ({
  type: `signal.consent-${state}.v1`,
  data: { subject: WHOLE_SIGNAL, scope: 'report', by: officer },
});
const assigned = (to = tmm): Given => ({
  type: 'signal.reporting-assigned.v1',
  data: { subject: WHOLE_SIGNAL, to, due: plusDays(TEST_EPOCH, 14), by: officer, via },
});
const submitted: Given = {
  type: 'signal.report-submitted.v1',
  data: {
    reportId: 'report-1',
    subject: WHOLE_SIGNAL,
    by: tmm,
    criteria: ['complaint-signs'],
    legalBasis: 'legal-obligation',
    complete: true,
  },
};

const when = (
  history: readonly Given[],
  command: SignalCommand,
  actor = officer,
  options: { at?: string; now?: string } = {},
) => given(signalDecider, ...history).when(command, { actor: acting(actor), now: later, ...options });
const end = (reason: (typeof END_REASONS)[number], relabelledAs: 'drugs' | null = null): SignalCommand => ({
  type: 'end-branch',
  data: { branchId: 'branch-1', reason, relabelledAs },
});
const offer = (...to: readonly (typeof officer)[]): SignalCommand => ({
  type: 'offer-hand-off',
  data: { branchId: 'branch-1', to, keepsCustody: false, legalBasis: null },
});
const report = (
  more: Partial<Extract<SignalCommand, { type: 'submit-report' }>['data']> = {},
): SignalCommand => ({
  type: 'submit-report',
  data: { subject: WHOLE_SIGNAL, criteria: [], legalBasis: 'legal-obligation', complete: true, ...more },
});
const registration = registered().data as Extract<Given, { type: 'signal.registered.v1' }>['data'];
const register = (more: Partial<typeof registration> = {}): SignalCommand => {
  const { branchId: _branchId, registeredBy: _registeredBy, ...data } = { ...registration, ...more };
  return { type: 'register-signal', data };
};

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

describe('linking and merging', () => {
  it.each(LINK_BASES)('links on %s, once', (basis) => {
    const link: SignalCommand = { type: 'link-signal', data: { otherSignalId: 'signal-2', basis } };
    when([registered()], link).thenTypes('signal.linked.v1');
    when(
      [registered(), { type: 'signal.linked.v1', data: { otherSignalId: 'signal-2', basis, by: officer } }],
      link,
    ).thenNothing();
  });
  it('ends a duplicate, and undoes that', () => {
    const merged: Given = { type: 'signal.merged.v1', data: { into: 'signal-2', by: officer } };
    when([registered()], { type: 'merge-signal', data: { into: 'signal-2' } }).thenTypes(
      'signal.merged.v1',
      'signal.branch-ended.v1',
      'signal.ended.v1',
    );
    when([registered(), merged, ...ended], { type: 'undo-merge', data: {} }).thenTypes(
      'signal.merge-undone.v1',
    );
  });
  it('is refused', () => {
    when([registered()], { type: 'merge-signal', data: { into: 'signal-1' } }).thenRefused('same-signal');
    when([registered()], { type: 'undo-merge', data: {} }).thenRefused('not-merged');
    when([registered()], {
      type: 'unlink-signal',
      data: { otherSignalId: 'signal-2', basis: 'same-person' },
    }).thenRefused('not-linked');
  });
});

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
