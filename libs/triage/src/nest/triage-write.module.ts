import { Module } from '@nestjs/common';
import { CancelMeetingController } from '../write/cancel-meeting/cancel-meeting.controller.js';
import { CancelMeetingHandler } from '../write/cancel-meeting/cancel-meeting.handler.js';
import { CloseMeetingController } from '../write/close-meeting/close-meeting.controller.js';
import { CloseMeetingHandler } from '../write/close-meeting/close-meeting.handler.js';
import { DecideActionController } from '../write/decide-action/decide-action.controller.js';
import { DecideActionHandler } from '../write/decide-action/decide-action.handler.js';
import { DecideFeedbackController } from '../write/decide-feedback/decide-feedback.controller.js';
import { DecideFeedbackHandler } from '../write/decide-feedback/decide-feedback.handler.js';
import { DecideReportingController } from '../write/decide-reporting/decide-reporting.controller.js';
import { DecideReportingHandler } from '../write/decide-reporting/decide-reporting.handler.js';
import { MarkActionDoneController } from '../write/mark-action-done/mark-action-done.controller.js';
import { MarkActionDoneHandler } from '../write/mark-action-done/mark-action-done.handler.js';
import { PlanMeetingController } from '../write/plan-meeting/plan-meeting.controller.js';
import { PlanMeetingHandler } from '../write/plan-meeting/plan-meeting.handler.js';
import { PutOnAgendaController } from '../write/put-on-agenda/put-on-agenda.controller.js';
import { PutOnAgendaHandler } from '../write/put-on-agenda/put-on-agenda.handler.js';
import { TakeOffAgendaController } from '../write/take-off-agenda/take-off-agenda.controller.js';
import { TakeOffAgendaHandler } from '../write/take-off-agenda/take-off-agenda.handler.js';
import { MeetingWriter } from '../write/meeting-writer.service.js';

/** All that may be recorded of triage meetings over HTTP. */
@Module({
  controllers: [
    PlanMeetingController,
    CloseMeetingController,
    PutOnAgendaController,
    TakeOffAgendaController,
    DecideReportingController,
    DecideActionController,
    MarkActionDoneController,
    DecideFeedbackController,
    CancelMeetingController,
  ],
  providers: [
    MeetingWriter,
    PlanMeetingHandler,
    CloseMeetingHandler,
    PutOnAgendaHandler,
    TakeOffAgendaHandler,
    DecideReportingHandler,
    DecideActionHandler,
    MarkActionDoneHandler,
    DecideFeedbackHandler,
    CancelMeetingHandler,
  ],
})
export class TriageWriteModule {}
