import type { Automation, CommandRunner } from '#event-sourcing';
import type { AgendaProposals } from './agenda-proposals.js';
import type { MeetingCalendar } from './meeting-calendar.js';
import { WhenAnswerLapsesThenPutOnAgenda } from './when-answer-lapses-then-put-on-agenda/when-answer-lapses-then-put-on-agenda.js';
import { WhenFeedbackDecidedThenGiveFeedback } from './when-feedback-decided-then-give-feedback/when-feedback-decided-then-give-feedback.js';
import { WhenMeetingClosedThenRecordTriageHeld } from './when-meeting-closed-then-record-triage-held/when-meeting-closed-then-record-triage-held.js';
import { WhenMeetingPlannedThenFillAgenda } from './when-meeting-planned-then-fill-agenda/when-meeting-planned-then-fill-agenda.js';
import { WhenPersonIdentifiedThenChangeAgenda } from './when-person-identified-then-change-agenda/when-person-identified-then-change-agenda.js';
import { WhenQuestionAnsweredThenTakeOffAgenda } from './when-question-answered-then-take-off-agenda/when-question-answered-then-take-off-agenda.js';
import { WhenReportingDecidedThenRecordOnSignal } from './when-reporting-decided-then-record-on-signal/when-reporting-decided-then-record-on-signal.js';
import { WhenTriageRequestedThenPutOnAgenda } from './when-triage-requested-then-put-on-agenda/when-triage-requested-then-put-on-agenda.js';

/** All automations between signals and meetings. The calendar must have been started. */
export function triageAutomations(
  commands: CommandRunner,
  calendar: MeetingCalendar,
  proposals: AgendaProposals,
): readonly Automation[] {
  return [
    new WhenMeetingPlannedThenFillAgenda(commands, proposals),
    new WhenTriageRequestedThenPutOnAgenda(commands, calendar),
    new WhenAnswerLapsesThenPutOnAgenda(commands, calendar),
    new WhenQuestionAnsweredThenTakeOffAgenda(commands, calendar),
    new WhenPersonIdentifiedThenChangeAgenda(commands, calendar),
    new WhenReportingDecidedThenRecordOnSignal(commands),
    new WhenFeedbackDecidedThenGiveFeedback(commands),
    new WhenMeetingClosedThenRecordTriageHeld(commands),
  ];
}
