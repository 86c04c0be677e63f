import type { Gate } from '../domain/route.events.js';

/*
 * SAMPLE ASSUMPTIONS. The report names no terms, other than triage every two weeks (§6.2, §8.3). These days are chosen to
 * give a region something to start from; a region publishes its own (docs/how-to/publish-a-route.md,
 * which a spec compares with this file).
 */
type Norms = Gate['normDays'];

/** A date that was agreed has no slack: waiting counts from the day after. */
const AGREED_DATES: Norms = { 'held-past-date': 0, 'reporter-overdue': 0 };

/** Who notices passes on within a week. */
export const FRONTLINE_NORMS: Norms = {
  ...AGREED_DATES,
  'offered-not-accepted': 5,
  'accepted-no-decision': 7,
  'awaiting-consent': 14,
  'awaiting-triage': 14,
  'no-reporter': 21,
  'feedback-due': 14,
};

/** Collecting and enriching: a week to pick up and pass on, two weeks for consent. */
export const LOCAL_GATE_NORMS: Norms = {
  ...AGREED_DATES,
  'offered-not-accepted': 3,
  'accepted-no-decision': 7,
  'awaiting-consent': 14,
  'awaiting-triage': 14,
  'no-reporter': 14,
  'feedback-due': 7,
};

/** The region decides within one cycle of triage (14 days). */
export const REGIONAL_GATE_NORMS: Norms = {
  ...AGREED_DATES,
  'offered-not-accepted': 3,
  'accepted-no-decision': 14,
  'awaiting-consent': 21,
  'awaiting-triage': 14,
  'no-reporter': 14,
  'not-acknowledged': 14,
  'feedback-due': 14,
};

/** National bodies: a little longer to pick up and to decide. */
export const BRANCH_GATE_NORMS: Norms = {
  ...AGREED_DATES,
  'offered-not-accepted': 5,
  'accepted-no-decision': 21,
  'awaiting-consent': 21,
  'no-reporter': 14,
  'not-acknowledged': 14,
  'feedback-due': 21,
};
