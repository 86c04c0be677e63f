import { CodeField, CommandRequest, IdField } from '#platform';
import { FEEDBACK_OUTCOMES, type FeedbackOutcome } from '../../domain/vocabulary.js';

export class GiveFeedbackRequest extends CommandRequest {
  @IdField('The duty that is met')
  dutyId!: string;

  @CodeField(FEEDBACK_OUTCOMES, 'What came of it, in general terms')
  outcome!: FeedbackOutcome;
}
