import { WHOLE_SIGNAL } from '#signal';
import { DESK, POLICE_TEAM, REGION, REGISTRY } from './cast.js';
import { fact } from './fact.js';

const subject = WHOLE_SIGNAL;
/** After every fact of a spec that says no time of its own. */
export const DUE = '2026-03-01T09:00:00.000Z';
export const PERSON = 'person-1';
const via = { kind: 'decision' } as const;

export const aPersonIdentified = fact('signal.person-identified.v1', {
  personId: PERSON,
  by: DESK,
  sex: 'female',
  ageBand: '18-22',
  nationalityRegion: 'europe',
  forms: ['labour'],
});
export const aConsentAsked = fact('signal.consent-asked.v1', { subject, scope: 'report', by: DESK });
export const aConsentGiven = fact('signal.consent-given.v1', { subject, scope: 'report', by: DESK });
export const aConsentRefused = fact('signal.consent-refused.v1', { subject, scope: 'report', by: DESK });
export const aConsentWithdrawn = fact('signal.consent-withdrawn.v1', { subject, scope: 'report', by: DESK });
export const aReportingAssigned = fact('signal.reporting-assigned.v1', {
  subject,
  to: POLICE_TEAM,
  due: DUE,
  by: DESK,
  via,
});
export const aReportingAccepted = fact('signal.reporting-accepted.v1', { subject, by: POLICE_TEAM });
export const aReportingDeclined = fact('signal.reporting-declined.v1', {
  subject,
  by: POLICE_TEAM,
  reason: 'no-capacity',
});
export const aReportingWaived = fact('signal.reporting-waived.v1', {
  subject,
  reason: 'other',
  by: DESK,
  via,
});
export const aReportingDeferred = fact('signal.reporting-deferred.v1', {
  subject,
  until: DUE,
  by: DESK,
  via,
});
export const aQuestionReopened = fact('signal.reporting-question-reopened.v1', { subject, by: DESK });
export const aReportingAssumed = fact('signal.reporting-assumed.v1', {
  subject,
  by: DESK,
  reliesOn: POLICE_TEAM,
});
export const anAssumptionWithdrawn = fact('signal.assumption-withdrawn.v1', {
  subject,
  by: DESK,
  reliesOn: POLICE_TEAM,
});
export const aReportSubmitted = fact('signal.report-submitted.v1', {
  reportId: 'report-1',
  subject,
  by: POLICE_TEAM,
  criteria: ['complaint-signs'],
  legalBasis: 'legal-obligation',
  complete: true,
});
export const aReportCompleted = fact('signal.report-completed.v1', { reportId: 'report-1', by: POLICE_TEAM });
export const aReportAcknowledged = fact('signal.report-acknowledged.v1', {
  reportId: 'report-1',
  registryNumber: 'M-2026-1',
  registryPersonNumber: 'P-1',
  by: REGISTRY,
});
export const aTriageRequested = fact('signal.triage-requested.v1', { region: REGION, by: DESK });
export const aTriageHeld = fact('signal.triage-held.v1', { region: REGION, meetingId: 'meeting-1' });
