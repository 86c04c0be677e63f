import type { Instant } from '#event-sourcing';
import {
  listOf,
  Many,
  Moment,
  MomentOrNull,
  SignalSummaryAnswer,
  Text,
  TextOrNull,
  Words,
} from '../answer.js';
import { RESPONSIBILITY_MARKS, type Responsibility, type ResponsibilityMark } from './responsibility.view.js';

export class ReliesOnAnswer {
  @Text('Who relies')
  readonly by!: string;
  @Text('On whom')
  readonly reliesOn!: string;
  @Moment('Since when')
  readonly since!: Instant;
}

export class ResponsibilityAnswer extends SignalSummaryAnswer implements Responsibility {
  @Text('`signal`, or the id of a person')
  readonly subject!: string;
  @Text('State of the reporting question')
  readonly reportingState!: string;
  @TextOrNull('Who is to report, or reported; null: nobody')
  readonly partyId!: string | null;
  @TextOrNull('Role of that party')
  readonly role!: string | null;
  @MomentOrNull('By when, or until when it is put off')
  readonly due!: Instant | null;
  @Moment('Since when')
  readonly since!: Instant;
  @TextOrNull('Why it was waived or declined')
  readonly reason!: string | null;
  @TextOrNull('The meeting that decided it')
  readonly decidedInMeeting!: string | null;
  @TextOrNull('The party that declined to report')
  readonly declinedBy!: string | null;
  @Many(() => ReliesOnAnswer, 'Who relies on whom to report')
  readonly assumptions!: readonly ReliesOnAnswer[];
  @Words(RESPONSIBILITY_MARKS, 'What stands out')
  readonly marks!: readonly ResponsibilityMark[];
  @Text('The fact that began this state')
  readonly openedBy!: string;
}

export const ResponsibilityList = listOf(ResponsibilityAnswer);
