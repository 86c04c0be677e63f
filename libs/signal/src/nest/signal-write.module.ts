import { Module } from '@nestjs/common';
import { AcceptHandOffController } from '../write/accept-hand-off/accept-hand-off.controller.js';
import { AcceptHandOffHandler } from '../write/accept-hand-off/accept-hand-off.handler.js';
import { AcceptReportingController } from '../write/accept-reporting/accept-reporting.controller.js';
import { AcceptReportingHandler } from '../write/accept-reporting/accept-reporting.handler.js';
import { AcknowledgeReportController } from '../write/acknowledge-report/acknowledge-report.controller.js';
import { AcknowledgeReportHandler } from '../write/acknowledge-report/acknowledge-report.handler.js';
import { AssignReportingController } from '../write/assign-reporting/assign-reporting.controller.js';
import { AssignReportingHandler } from '../write/assign-reporting/assign-reporting.handler.js';
import { AssumeReportingController } from '../write/assume-reporting/assume-reporting.controller.js';
import { AssumeReportingHandler } from '../write/assume-reporting/assume-reporting.handler.js';
import { CompleteReportController } from '../write/complete-report/complete-report.controller.js';
import { CompleteReportHandler } from '../write/complete-report/complete-report.handler.js';
import { CorrectFactController } from '../write/correct-fact/correct-fact.controller.js';
import { CorrectFactHandler } from '../write/correct-fact/correct-fact.handler.js';
import { DeclineHandOffController } from '../write/decline-hand-off/decline-hand-off.controller.js';
import { DeclineHandOffHandler } from '../write/decline-hand-off/decline-hand-off.handler.js';
import { DeclineReportingController } from '../write/decline-reporting/decline-reporting.controller.js';
import { DeclineReportingHandler } from '../write/decline-reporting/decline-reporting.handler.js';
import { DeferReportingController } from '../write/defer-reporting/defer-reporting.controller.js';
import { DeferReportingHandler } from '../write/defer-reporting/defer-reporting.handler.js';
import { EndBranchController } from '../write/end-branch/end-branch.controller.js';
import { EndBranchHandler } from '../write/end-branch/end-branch.handler.js';
import { EnrichSignalController } from '../write/enrich-signal/enrich-signal.controller.js';
import { EnrichSignalHandler } from '../write/enrich-signal/enrich-signal.handler.js';
import { GiveFeedbackController } from '../write/give-feedback/give-feedback.controller.js';
import { GiveFeedbackHandler } from '../write/give-feedback/give-feedback.handler.js';
import { HoldUntilController } from '../write/hold-until/hold-until.controller.js';
import { HoldUntilHandler } from '../write/hold-until/hold-until.handler.js';
import { IdentifyPersonsController } from '../write/identify-persons/identify-persons.controller.js';
import { IdentifyPersonsHandler } from '../write/identify-persons/identify-persons.handler.js';
import { LinkSignalController } from '../write/link-signal/link-signal.controller.js';
import { LinkSignalHandler } from '../write/link-signal/link-signal.handler.js';
import { MergeSignalController } from '../write/merge-signal/merge-signal.controller.js';
import { MergeSignalHandler } from '../write/merge-signal/merge-signal.handler.js';
import { OfferHandOffController } from '../write/offer-hand-off/offer-hand-off.controller.js';
import { OfferHandOffHandler } from '../write/offer-hand-off/offer-hand-off.handler.js';
import { RecordConsentController } from '../write/record-consent/record-consent.controller.js';
import { RecordConsentHandler } from '../write/record-consent/record-consent.handler.js';
import { RegisterSignalController } from '../write/register-signal/register-signal.controller.js';
import { RegisterSignalHandler } from '../write/register-signal/register-signal.handler.js';
import { ReleaseHoldController } from '../write/release-hold/release-hold.controller.js';
import { ReleaseHoldHandler } from '../write/release-hold/release-hold.handler.js';
import { ReopenReportingQuestionController } from '../write/reopen-reporting-question/reopen-reporting-question.controller.js';
import { ReopenReportingQuestionHandler } from '../write/reopen-reporting-question/reopen-reporting-question.handler.js';
import { ReopenSignalController } from '../write/reopen-signal/reopen-signal.controller.js';
import { ReopenSignalHandler } from '../write/reopen-signal/reopen-signal.handler.js';
import { RequestTriageController } from '../write/request-triage/request-triage.controller.js';
import { RequestTriageHandler } from '../write/request-triage/request-triage.handler.js';
import { SubmitReportController } from '../write/submit-report/submit-report.controller.js';
import { SubmitReportHandler } from '../write/submit-report/submit-report.handler.js';
import { TakeOverCustodyController } from '../write/take-over-custody/take-over-custody.controller.js';
import { TakeOverCustodyHandler } from '../write/take-over-custody/take-over-custody.handler.js';
import { UndoMergeController } from '../write/undo-merge/undo-merge.controller.js';
import { UndoMergeHandler } from '../write/undo-merge/undo-merge.handler.js';
import { UnlinkSignalController } from '../write/unlink-signal/unlink-signal.controller.js';
import { UnlinkSignalHandler } from '../write/unlink-signal/unlink-signal.handler.js';
import { WaiveReportingController } from '../write/waive-reporting/waive-reporting.controller.js';
import { WaiveReportingHandler } from '../write/waive-reporting/waive-reporting.handler.js';
import { WithdrawAssumptionController } from '../write/withdraw-assumption/withdraw-assumption.controller.js';
import { WithdrawAssumptionHandler } from '../write/withdraw-assumption/withdraw-assumption.handler.js';
import { WithdrawHandOffController } from '../write/withdraw-hand-off/withdraw-hand-off.controller.js';
import { WithdrawHandOffHandler } from '../write/withdraw-hand-off/withdraw-hand-off.handler.js';
import { SignalWriter } from '../write/signal-writer.service.js';

/** All that may be recorded of a signal over HTTP. */
@Module({
  controllers: [
    RegisterSignalController,
    OfferHandOffController,
    AcceptHandOffController,
    DeclineHandOffController,
    WithdrawHandOffController,
    EnrichSignalController,
    HoldUntilController,
    ReleaseHoldController,
    TakeOverCustodyController,
    EndBranchController,
    ReopenSignalController,
    LinkSignalController,
    UnlinkSignalController,
    MergeSignalController,
    UndoMergeController,
    CorrectFactController,
    IdentifyPersonsController,
    RecordConsentController,
    AssignReportingController,
    AcceptReportingController,
    DeclineReportingController,
    WaiveReportingController,
    DeferReportingController,
    ReopenReportingQuestionController,
    AssumeReportingController,
    WithdrawAssumptionController,
    SubmitReportController,
    CompleteReportController,
    AcknowledgeReportController,
    GiveFeedbackController,
    RequestTriageController,
  ],
  providers: [
    SignalWriter,
    RegisterSignalHandler,
    OfferHandOffHandler,
    AcceptHandOffHandler,
    DeclineHandOffHandler,
    WithdrawHandOffHandler,
    EnrichSignalHandler,
    HoldUntilHandler,
    ReleaseHoldHandler,
    TakeOverCustodyHandler,
    EndBranchHandler,
    ReopenSignalHandler,
    LinkSignalHandler,
    UnlinkSignalHandler,
    MergeSignalHandler,
    UndoMergeHandler,
    CorrectFactHandler,
    IdentifyPersonsHandler,
    RecordConsentHandler,
    AssignReportingHandler,
    AcceptReportingHandler,
    DeclineReportingHandler,
    WaiveReportingHandler,
    DeferReportingHandler,
    ReopenReportingQuestionHandler,
    AssumeReportingHandler,
    WithdrawAssumptionHandler,
    SubmitReportHandler,
    CompleteReportHandler,
    AcknowledgeReportHandler,
    GiveFeedbackHandler,
    RequestTriageHandler,
  ],
})
export class SignalWriteModule {}
