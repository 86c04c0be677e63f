import type { Instant } from '#event-sourcing';
import {
  Amount,
  FlagOrNull,
  listOf,
  Moment,
  SignalSummaryAnswer,
  Text,
  TextOrNull,
  WholeOrNull,
  Word,
} from '../answer.js';
import { FEEDBACK_SUBJECTS, type FeedbackDue, type FeedbackSubject } from './feedback-due.view.js';

export class FeedbackDueAnswer extends SignalSummaryAnswer implements FeedbackDue {
  @Text('Id of the duty')
  readonly dutyId!: string;
  @Text('Who owes it')
  readonly fromPartyId!: string;
  @Text('Role of who owes it')
  readonly fromRole!: string;
  @TextOrNull('To whom; null: the reporter, who looks with the receipt code')
  readonly toPartyId!: string | null;
  @Word(FEEDBACK_SUBJECTS, 'What is owed')
  readonly about!: FeedbackSubject;
  @Moment('Since when it is owed')
  readonly since!: Instant;
  @Amount('Days of 24 hours that it is owed')
  readonly ageDays!: number;
  @WholeOrNull('Norm of the route in force; null: there is none')
  readonly normDays!: number | null;
  @FlagOrNull('Null: not known, for want of a norm')
  readonly overdue!: boolean | null;
  @Text('The fact by which it is owed')
  readonly openedBy!: string;
}

export const FeedbackDueList = listOf(FeedbackDueAnswer);
