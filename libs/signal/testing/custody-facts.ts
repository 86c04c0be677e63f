import { TEST_EPOCH } from '#event-sourcing/testing';
import { DESK, DIRECTOR, MUNICIPALITY, REGION } from './cast.js';
import { fact } from './fact.js';

/** The desk's own branch, and that of whoever accepts the first offer. */
export const BRANCH = 'branch-1';
export const NEXT_BRANCH = 'branch-2';
export const RECEIPT_HASH = 'a'.repeat(64);

/** What is told when a signal is registered. */
export const REGISTRATION = {
  signalId: 'signal-1',
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
} as const;

export const aSignalRegistered = fact('signal.registered.v1', {
  ...REGISTRATION,
  branchId: BRANCH,
  registeredBy: DESK,
});
export const aHandOffOffered = fact('signal.hand-off-offered.v1', {
  handOffId: 'hand-off-1',
  splitId: 'split-1',
  fromBranchId: BRANCH,
  from: DESK,
  to: DIRECTOR,
  keepsCustody: false,
  legalBasis: null,
});
export const aHandOffAccepted = fact('signal.hand-off-accepted.v1', {
  handOffId: 'hand-off-1',
  branchId: NEXT_BRANCH,
  by: DIRECTOR,
});
export const aBranchPassedOn = fact('signal.branch-passed-on.v1', { branchId: BRANCH, splitId: 'split-1' });
export const aHandOffDeclined = fact('signal.hand-off-declined.v1', {
  handOffId: 'hand-off-1',
  by: DIRECTOR,
  reason: 'no-capacity',
});
export const aHandOffWithdrawn = fact('signal.hand-off-withdrawn.v1', { handOffId: 'hand-off-1', by: DESK });
export const aSignalEnriched = fact('signal.enriched.v1', {
  branchId: BRANCH,
  by: DESK,
  forms: null,
  urgency: 'acute',
  personCount: null,
  region: null,
  municipality: null,
});
export const aSignalHeld = fact('signal.held.v1', {
  branchId: BRANCH,
  by: DESK,
  until: '2026-03-01T09:00:00.000Z',
  reason: 'enrichment',
});
export const aHoldReleased = fact('signal.hold-released.v1', { branchId: BRANCH, by: DESK });
export const aCustodyTakenOver = fact('signal.custody-taken-over.v1', {
  branchId: BRANCH,
  newBranchId: NEXT_BRANCH,
  from: DESK,
  to: DIRECTOR,
  by: DIRECTOR,
  reason: 'person-left',
});
export const aBranchEnded = fact('signal.branch-ended.v1', {
  branchId: BRANCH,
  by: DESK,
  reason: 'no-capacity',
  relabelledAs: null,
});
export const aSignalEnded = fact('signal.ended.v1', { reason: 'no-capacity' });
export const aSignalReopened = fact('signal.reopened.v1', {
  branchId: NEXT_BRANCH,
  holder: DESK,
  by: DESK,
  reason: 'new-information',
});
