import { DESK } from './cast.js';
import { BRANCH, NEXT_BRANCH } from './custody-facts.js';
import { fact } from './fact.js';

export const aSignalLinked = fact('signal.linked.v1', {
  otherSignalId: 'signal-2',
  basis: 'same-person',
  by: DESK,
});
export const aSignalUnlinked = fact('signal.unlinked.v1', {
  otherSignalId: 'signal-2',
  basis: 'same-person',
  by: DESK,
});
export const aSignalMerged = fact('signal.merged.v1', { into: 'signal-2', by: DESK });
export const aMergeUndone = fact('signal.merge-undone.v1', {
  from: 'signal-2',
  by: DESK,
  reopened: [{ branchId: NEXT_BRANCH, holder: DESK }],
});
export const aDuplicateAbsorbed = fact('signal.duplicate-absorbed.v1', { duplicateId: 'signal-3' });
export const aDuplicateReleased = fact('signal.duplicate-released.v1', { duplicateId: 'signal-3' });
export const aFactCorrected = fact('signal.fact-corrected.v1', {
  corrects: 'an-event',
  correction: { kind: 'void' },
  by: DESK,
});
export const aFeedbackOwed = fact('signal.feedback-owed.v1', {
  dutyId: 'duty-1',
  from: DESK,
  to: null,
  about: 'picked-up',
  because: BRANCH,
});
export const aFeedbackGiven = fact('signal.feedback-given.v1', {
  dutyId: 'duty-1',
  by: DESK,
  outcome: 'picked-up',
});
