import { plusDays } from '#event-sourcing';
import { given, TEST_EPOCH, type GivenEvent } from '#event-sourcing/testing';
import { acting, aParty, MUNICIPALITY, OTHER_REGION, REGION } from '#party/testing';
import { signalDecider } from '../src/domain/signal.decider.js';
import { WHOLE_SIGNAL, type SignalEvent } from '../src/domain/signal.events.js';
import type { END_REASONS } from '../src/domain/vocabulary.js';
import { type SignalCommand } from '../src/domain/signal.commands.js';

/** Facts and commands of one small signal, for the specs of its decider. */

export const officer = aParty('attention-officer');
export const director = aParty('chain-director');
export const care = aParty('care-coordinator');
export const tmm = aParty('tmm');
export const nla = aParty('nla');
export const comensha = aParty('comensha');
export const stranger = aParty('attention-officer', {
  id: 'attention-officer-2',
  region: OTHER_REGION,
  municipality: 'moerveen',
});
export const via = { kind: 'decision' } as const;
export const later = plusDays(TEST_EPOCH, 10);

export type Given = GivenEvent<SignalEvent>;

export const registered = (
  more: Partial<Extract<Given, { type: 'signal.registered.v1' }>['data']> = {},
): Given => ({
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
export const offered = (
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
export const accepted = (by = director): Given => ({
  type: 'signal.hand-off-accepted.v1',
  data: { handOffId: 'hand-off-1', branchId: 'branch-2', by },
});
export const passedOn: Given = {
  type: 'signal.branch-passed-on.v1',
  data: { branchId: 'branch-1', splitId: 'split-1' },
};
export const ended: readonly Given[] = [
  {
    type: 'signal.branch-ended.v1',
    data: { branchId: 'branch-1', by: officer, reason: 'other', relabelledAs: null },
  },
  { type: 'signal.ended.v1', data: { reason: 'other' } },
];
export const consent = (state: 'asked' | 'given' | 'refused'): Given => ({
  type: `signal.consent-${state}.v1`,
  data: { subject: WHOLE_SIGNAL, scope: 'report', by: officer },
});
export const assigned = (to = tmm): Given => ({
  type: 'signal.reporting-assigned.v1',
  data: { subject: WHOLE_SIGNAL, to, due: plusDays(TEST_EPOCH, 14), by: officer, via },
});
export const submitted: Given = {
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

export const when = (
  history: readonly Given[],
  command: SignalCommand,
  actor = officer,
  options: { at?: string; now?: string } = {},
) => given(signalDecider, ...history).when(command, { actor: acting(actor), now: later, ...options });
export const end = (
  reason: (typeof END_REASONS)[number],
  relabelledAs: 'drugs' | null = null,
): SignalCommand => ({
  type: 'end-branch',
  data: { branchId: 'branch-1', reason, relabelledAs },
});
export const offer = (...to: readonly (typeof officer)[]): SignalCommand => ({
  type: 'offer-hand-off',
  data: { branchId: 'branch-1', to, keepsCustody: false, legalBasis: null },
});
export const report = (
  more: Partial<Extract<SignalCommand, { type: 'submit-report' }>['data']> = {},
): SignalCommand => ({
  type: 'submit-report',
  data: { subject: WHOLE_SIGNAL, criteria: [], legalBasis: 'legal-obligation', complete: true, ...more },
});
export const registration = registered().data as Extract<Given, { type: 'signal.registered.v1' }>['data'];
export const register = (more: Partial<typeof registration> = {}): SignalCommand => {
  const { branchId: _branchId, registeredBy: _registeredBy, ...data } = { ...registration, ...more };
  return { type: 'register-signal', data };
};
