/** The domain's coded words. Labels in Dutch and English live in the message catalogue. */

export const FORMS = [
  'sexual-cross-border',
  'sexual-domestic',
  'sexual',
  'labour',
  'criminal',
  'organ-removal',
] as const;
/** Exploitation form; `sexual` when it is not known whether it crosses a border. */
export type Form = (typeof FORMS)[number];

export const URGENCIES = ['acute', 'normal'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const CHANNELS = [
  'phone',
  'email',
  'web-form',
  'in-person',
  'letter',
  'system',
  'anonymous-line',
  'other',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const END_REASONS = [
  'insufficient-indication',
  'not-trafficking',
  'no-investigation-lead',
  'no-capacity',
  'relabelled',
  'consent-refused',
  'consent-not-asked',
  'data-sharing-barrier',
  'victim-declines',
  'care-only',
  'assumed-reported-elsewhere',
  'wrong-desk',
  'moved-away',
  'duplicate',
  'reported',
  'other',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** What a relabelled signal is now called (report §3.3). */
export const LABELS = [
  'subversion',
  'money-laundering',
  'smuggling',
  'drugs',
  'domestic-violence',
  'debt',
  'nuisance',
  'housing-fraud',
  'other',
] as const;
export type Label = (typeof LABELS)[number];

export const DECLINE_REASONS = [
  'wrong-desk',
  'no-capacity',
  'insufficient-indication',
  'outside-area',
  'incomplete',
  'conflict-of-interest',
  'other',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export const HOLD_REASONS = [
  'enrichment',
  'awaiting-information',
  'awaiting-consent',
  'awaiting-partner',
  'victim-not-ready',
  'other',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

export const TAKE_OVER_REASONS = [
  'person-left',
  'party-left',
  'party-merged',
  'inactive',
  'found-unregistered',
  'other',
] as const;
export type TakeOverReason = (typeof TAKE_OVER_REASONS)[number];

export const REOPEN_REASONS = [
  'new-information',
  'ended-by-mistake',
  'person-returned',
  'asked-by-partner',
  'other',
] as const;
export type ReopenReason = (typeof REOPEN_REASONS)[number];

export const LINK_BASES = ['same-person', 'same-network', 'same-address'] as const;
export type LinkBasis = (typeof LINK_BASES)[number];

export const LEGAL_BASES = [
  'legal-obligation',
  'public-task',
  'consent',
  'vital-interest',
  'legitimate-interest',
] as const;
/** GDPR article 6 grounds as the chain uses them. */
export type LegalBasis = (typeof LEGAL_BASES)[number];

export const CONSENT_SCOPES = ['report', 'share', 'care'] as const;
export type ConsentScope = (typeof CONSENT_SCOPES)[number];

export const WAIVE_REASONS = [
  'not-trafficking',
  'insufficient-indication',
  'consent-refused',
  'already-reported',
  'no-person-known',
  'other',
] as const;
export type WaiveReason = (typeof WAIVE_REASONS)[number];

/** The police's five criteria for a report (report §3.1.2). */
export const CRITERIA = [
  'intake-interview-signs',
  'complaint-signs',
  'b8-offered',
  'ex-officio-investigation',
  'wants-shelter-or-care',
] as const;
export type Criterion = (typeof CRITERIA)[number];

export const FEEDBACK_OUTCOMES = [
  'picked-up',
  'under-investigation',
  'care-arranged',
  'reported',
  'passed-on',
  'ended-without-report',
  'not-trafficking',
  'no-outcome-yet',
] as const;
export type FeedbackOutcome = (typeof FEEDBACK_OUTCOMES)[number];

export const NATIONALITY_REGIONS = [
  'netherlands',
  'europe',
  'africa',
  'asia',
  'latin-america',
  'other',
  'unknown',
] as const;
export type NationalityRegion = (typeof NATIONALITY_REGIONS)[number];

export const AGE_BANDS = ['0-11', '12-17', '18-22', '23-30', '31-40', '41-60', '61+', 'unknown'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

export const SEXES = ['female', 'male', 'other', 'unknown'] as const;
export type Sex = (typeof SEXES)[number];

export const FORM_GROUPS = ['sexual', 'labour', 'criminal', 'organ-removal'] as const;
/** Forms as the published tables group them. */
export type FormGroup = (typeof FORM_GROUPS)[number];

export function formGroupOf(form: Form): FormGroup {
  return form === 'sexual-cross-border' || form === 'sexual-domestic' ? 'sexual' : form;
}
