import type { Instant } from '#event-sourcing';
import {
  Flag,
  listOf,
  Many,
  Moment,
  MomentOrNull,
  One,
  PartyAnswer,
  Text,
  TextOrNull,
  Texts,
  Word,
} from '../answer.js';
import {
  MEETING_STATES,
  type ListedMeeting,
  type MeetingDecisionView,
  type MeetingView,
} from './meetings.view.js';

export class MeetingAnswer implements ListedMeeting {
  @Text('Id of the meeting')
  readonly meetingId!: string;
  @Text('Region')
  readonly region!: string;
  @Word(MEETING_STATES, 'State')
  readonly state!: string;
  @Moment('When it starts')
  readonly startsAt!: Instant;
  @One(() => PartyAnswer, 'Who chairs it')
  readonly chair!: PartyAnswer;
  @Many(() => PartyAnswer, 'Who takes part')
  readonly members!: readonly PartyAnswer[];
  @Flag('Made up by a generator')
  readonly generated!: boolean;
}

export class MeetingDecisionAnswer implements MeetingDecisionView {
  @Text('Id of the decision')
  readonly decisionId!: string;
  @Text('Id of the signal')
  readonly signalId!: string;
  @Word(['reporting', 'action', 'feedback'], 'What was decided about')
  readonly kind!: MeetingDecisionView['kind'];
  @TextOrNull('`signal`, or the id of a person')
  readonly subject!: string | null;
  @Text('assign, waive or defer; the action; or the outcome to be told')
  readonly answer!: string;
  @TextOrNull('Who does it')
  readonly partyId!: string | null;
  @TextOrNull('Who is told')
  readonly otherPartyId!: string | null;
  @MomentOrNull('By when')
  readonly due!: Instant | null;
  @Word(['pending', 'applied', 'overtaken', 'done'], 'What became of it')
  readonly fate!: string;
  @Moment('When it was decided')
  readonly decidedAt!: Instant;
}

export class AgendaItemAnswer {
  @Text('Id of the signal')
  readonly signalId!: string;
  @Texts('Whose reporting question must be answered')
  readonly subjects!: readonly string[];
  @Text('Why it stands on the agenda')
  readonly cause!: string;
  @Moment('Since when')
  readonly since!: Instant;
}

export class UnansweredAnswer {
  @Text('Id of the signal')
  readonly signalId!: string;
  @Text('`signal`, or the id of a person')
  readonly subject!: string;
}

export class MeetingViewAnswer extends MeetingAnswer implements MeetingView {
  @Moment('How things were at this instant')
  readonly validAt!: Instant;
  @Moment('By what had been recorded at this instant')
  readonly knownAt!: Instant;
  @Many(() => AgendaItemAnswer, 'The agenda')
  readonly agenda!: readonly AgendaItemAnswer[];
  @Many(() => MeetingDecisionAnswer, 'What was decided')
  readonly decisions!: readonly MeetingDecisionAnswer[];
  @Many(() => UnansweredAnswer, 'On the agenda, without an answer of this meeting')
  readonly unanswered!: readonly UnansweredAnswer[];
}

export const MeetingList = listOf(MeetingAnswer);
