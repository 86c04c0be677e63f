import { CodeField, PartyField, QueryFlagField } from '#platform';
import { SignalListRequest } from '../as-of.request.js';
import {
  QUESTION_STATES,
  RESPONSIBILITY_MARKS,
  type QuestionState,
  type ResponsibilityMark,
} from './responsibility.view.js';

export class ResponsibilityRequest extends SignalListRequest {
  @CodeField(QUESTION_STATES, 'State of the reporting question', { optional: true })
  state?: QuestionState;

  @CodeField(RESPONSIBILITY_MARKS, 'Only what stands out so', { optional: true })
  mark?: ResponsibilityMark;

  @PartyField('The party that is to report, or reported', { optional: true })
  party?: string;

  @QueryFlagField('Also questions that ask nobody anything any more. Default: false', { optional: true })
  includeSettled?: boolean;
}
