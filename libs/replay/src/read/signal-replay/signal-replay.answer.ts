import type { Instant } from '#event-sourcing';
import { Moment, MomentOrNull, One, Table, Text, TextOrNull, Texts, WholeOrNull, Word } from '#platform';
import type { SignalPicture } from '../../picture/signal.picture.js';
import type { ReplayPage } from '../replay-page.view.js';
import { ReplayAnswer, ShownStepAnswer } from '../step.answer.js';

export class SignalStateAnswer implements SignalPicture {
  @Word(['live', 'ended'], 'Whether anybody holds it')
  readonly state!: 'live' | 'ended';
  @Moment('When it was received')
  readonly receivedAt!: Instant;
  @MomentOrNull('When its last branch ended')
  readonly endedAt!: Instant | null;
  @TextOrNull('The signal that this one is a duplicate of')
  readonly mergedInto!: string | null;
  @Texts('Suspected forms; empty: none yet')
  readonly forms!: readonly string[];
  @Text('Urgency')
  readonly urgency!: string;
  @WholeOrNull('Persons concerned; null: not known')
  readonly personCount!: number | null;
  @TextOrNull('Region where it plays; null: not known')
  readonly region!: string | null;
  @TextOrNull('Municipality where it plays; null: not known')
  readonly municipality!: string | null;
  @Texts('Parties that hold it, once for each open branch')
  readonly holders!: readonly string[];
  @Table('object', 'Branches of custody, by their id: holder, receivedFrom, since, until, endReason')
  readonly custody!: SignalPicture['custody'];
  @Table('object', 'Offers that wait for an answer, by hand-off: from, to, since, keepsCustody')
  readonly offers!: SignalPicture['offers'];
  @Table('object', 'What is held back, by branch: holder, since, until')
  readonly holds!: SignalPicture['holds'];
  @Table('object', 'Persons known, by their id: since')
  readonly persons!: SignalPicture['persons'];
  @Table('object', 'The reporting question, by subject: state, party, since, due')
  readonly reporting!: SignalPicture['reporting'];
  @Table('object', 'Who relies on whom to report, by subject and both parties: since')
  readonly assumptions!: SignalPicture['assumptions'];
  @Table('object', 'Pairs of parties that each rely on the other')
  readonly mutualAssumptions!: SignalPicture['mutualAssumptions'];
  @Table('object', 'Reports, by their id: subject, by, submittedAt, complete, acknowledgedAt')
  readonly reports!: SignalPicture['reports'];
  @Table('object', 'Feedback owed and given, by duty: from, to, about, since, givenAt')
  readonly feedback!: SignalPicture['feedback'];
  @Table('object', 'Consent, by subject and scope: state, since')
  readonly consent!: SignalPicture['consent'];
  @Table('object', 'Links, by basis and the other signal: since')
  readonly links!: SignalPicture['links'];
  @Texts('Signals that were merged into this one')
  readonly duplicates!: readonly string[];
  @Table('object', 'Waiting for triage, by region: since')
  readonly awaitingTriage!: SignalPicture['awaitingTriage'];
}

export class SignalStepAnswer extends ShownStepAnswer<SignalPicture> {
  @One(() => SignalStateAnswer, 'The signal as believed after this event')
  declare readonly state: SignalStateAnswer;
}

export class SignalReplayAnswer extends ReplayAnswer<SignalPicture> implements ReplayPage<SignalPicture> {
  @One(() => SignalStepAnswer, 'One step, with the state after it')
  readonly step!: SignalStepAnswer;
}
