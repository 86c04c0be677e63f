import type { Instant } from '#event-sourcing';
import { Moment, One, Table, Text, Texts, Word } from '#platform';
import type { MeetingPicture } from '../../picture/meeting.picture.js';
import type { ReplayPage } from '../replay-page.view.js';
import { ReplayAnswer, ShownStepAnswer } from '../step.answer.js';

export class MeetingStateAnswer implements MeetingPicture {
  @Word(['planned', 'closed', 'cancelled'], 'Whether it is still to be held, or closed')
  readonly state!: string;
  @Text('Region')
  readonly region!: string;
  @Moment('When it was planned')
  readonly plannedAt!: Instant;
  @Moment('When it starts')
  readonly startsAt!: Instant;
  @Text('Party that chairs it')
  readonly chair!: string;
  @Texts('Parties at the table')
  readonly members!: readonly string[];
  @Table('object', 'Agenda, by signal: cause, subjects')
  readonly agenda!: MeetingPicture['agenda'];
  @Table(
    'object',
    'Decisions, by their id: kind, signalId, subject, what, party, due, reason, state, decidedAt',
  )
  readonly decisions!: MeetingPicture['decisions'];
  @Table('object', 'Questions on the agenda on which this meeting has decided nothing that stands')
  readonly undecided!: MeetingPicture['undecided'];
}

export class MeetingStepAnswer extends ShownStepAnswer<MeetingPicture> {
  @One(() => MeetingStateAnswer, 'The meeting as believed after this event')
  declare readonly state: MeetingStateAnswer;
}

export class MeetingReplayAnswer extends ReplayAnswer<MeetingPicture> implements ReplayPage<MeetingPicture> {
  @One(() => MeetingStepAnswer, 'One step, with the state after it')
  readonly step!: MeetingStepAnswer;
}
