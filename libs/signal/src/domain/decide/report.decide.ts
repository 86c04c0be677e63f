import { hasReportingDuty, levelOf, mustNameCriteria, type PartyRef } from '#party';
import type { AcknowledgeReport, CompleteReport, SubmitReport } from '../signal.commands.js';
import { consentOf, currentSpell, type Signal } from '../signal.state.js';
import {
  by,
  conflict,
  forbidden,
  invalid,
  notFound,
  requireAfter,
  requireCanReport,
  requireInChain,
  requireQuestion,
  type Context,
  type Events,
} from './guards.js';

/** Who has the duty reports on it; all others need the consent of the person concerned (report §3.1.2, §3.1.3). */
export function submitReport(signal: Signal, { data }: SubmitReport, context: Context): Events {
  const { actor, occurredAt } = context;
  const { subject, criteria, legalBasis, complete } = data;
  requireInChain(signal, context);
  const question = requireQuestion(signal, subject);
  requireCanReport(actor, 'by');
  if (signal.reports.some((report) => report.subject === subject && report.by.id === actor.id)) {
    throw conflict('already-reported-by-this-party', 'This party reported this already', 'subject');
  }
  if (new Set(criteria).size < criteria.length)
    throw invalid('criterion-repeated', 'A criterion is named twice', 'criteria');
  if (mustNameCriteria(actor.role) && criteria.length === 0) {
    throw invalid('criteria-required', 'The police names at least one of the five criteria', 'criteria');
  }
  requireBasis(signal, data, actor);
  const { state, since } = currentSpell(question);
  requireAfter(
    context,
    state === 'submitted' || state === 'acknowledged' ? (question.spells[0]?.since ?? since) : since,
  );
  const reportId = context.id('report');
  return [
    {
      type: 'signal.report-submitted.v1',
      occurredAt,
      data: { reportId, subject, by: by(context), criteria, legalBasis, complete },
    },
  ];
}

export function completeReport(
  signal: Signal,
  { data: { reportId } }: CompleteReport,
  context: Context,
): Events {
  const report = requireReport(signal, reportId);
  if (report.by.id !== context.actor.id)
    throw forbidden('not-the-reporter', 'Only the party that made the report completes it');
  if (report.complete) throw conflict('already-complete', 'The report is complete');
  requireAfter(context, report.submittedAt);
  return [
    {
      type: 'signal.report-completed.v1',
      occurredAt: context.occurredAt,
      data: { reportId, by: by(context) },
    },
  ];
}

export function acknowledgeReport(signal: Signal, { data }: AcknowledgeReport, context: Context): Events {
  if (levelOf(context.actor.role) !== 'registry')
    throw forbidden('not-the-registry', 'Only the registry acknowledges reports');
  const report = requireReport(signal, data.reportId);
  if (report.acknowledgedAt !== null)
    throw conflict('already-acknowledged', 'This report was acknowledged already');
  requireAfter(context, report.submittedAt);
  for (const field of ['registryNumber', 'registryPersonNumber'] as const) {
    if (!/^[A-Z0-9-]{3,32}$/.test(data[field]))
      throw invalid('malformed-registry-number', 'Capitals, digits and hyphens, 3 to 32', field);
  }
  return [
    {
      type: 'signal.report-acknowledged.v1',
      occurredAt: context.occurredAt,
      data: { ...data, by: by(context) },
    },
  ];
}

function requireBasis(signal: Signal, { subject, legalBasis }: SubmitReport['data'], actor: PartyRef): void {
  if (hasReportingDuty(actor.role)) {
    if (legalBasis !== 'legal-obligation' && legalBasis !== 'consent') {
      throw invalid('wrong-legal-basis', 'A party with the duty reports by legal obligation', 'legalBasis');
    }
    return;
  }
  if (legalBasis !== 'consent')
    throw invalid('wrong-legal-basis', 'A party without the duty reports with consent', 'legalBasis');
  if (consentOf(signal, subject, 'report')?.state !== 'given') {
    throw conflict(
      'consent-required',
      'A party without the duty reports only with the consent of the person concerned',
      'subject',
    );
  }
}

function requireReport(signal: Signal, reportId: string) {
  const report = signal.reports.find((candidate) => candidate.id === reportId);
  if (report === undefined) throw notFound('unknown-report', 'The signal has no such report', 'reportId');
  return report;
}
