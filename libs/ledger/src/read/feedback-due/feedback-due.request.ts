import { CodeField, PartyField, QueryFlagField } from '#platform';
import { SignalListRequest } from '../as-of.request.js';
import { FEEDBACK_SUBJECTS, type FeedbackSubject } from './feedback-due.view.js';

export class FeedbackDueRequest extends SignalListRequest {
  @PartyField('The party that owes it', { optional: true })
  party?: string;

  @CodeField(FEEDBACK_SUBJECTS, 'What is owed', { optional: true })
  about?: FeedbackSubject;

  @QueryFlagField('Only what is owed longer than the norm. Default: false', { optional: true })
  overdueOnly?: boolean;
}
