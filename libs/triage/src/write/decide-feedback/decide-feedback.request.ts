import { CodeField, CommandRequest, IdField, PartyField } from '#platform';
import { FEEDBACK_OUTCOMES, type FeedbackOutcome } from '#signal';

export class DecideFeedbackRequest extends CommandRequest {
  @IdField('A signal on the agenda')
  signalId!: string;

  @PartyField('The party that is told')
  to!: string;

  @CodeField(FEEDBACK_OUTCOMES, 'What came of it, in general terms')
  outcome!: FeedbackOutcome;
}
