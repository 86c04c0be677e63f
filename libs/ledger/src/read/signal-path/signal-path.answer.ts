import type { Instant } from '#event-sourcing';
import type { PartyRef } from '#party';
import { AsOfAnswer, Flag, Many, Moment, MomentOrNull, Table, Text, TextOrNull, Whole } from '../answer.js';
import { MeetingDecisionAnswer } from '../meetings/meetings.answer.js';
import type { PathDecision } from './path-decisions.js';
import type { PathDeviation } from './path-deviations.js';
import type { PathFact, PathSpell, SignalPath } from './signal-path.view.js';

export class PathSpellAnswer implements PathSpell {
  @Text('What it is about: a branch, a hand-off, a duty …')
  readonly ref!: string;
  @Table('object', 'Whose it is; null: nobody’s')
  readonly party!: PartyRef | null;
  @Table('object', 'The other party; null: none')
  readonly other!: PartyRef | null;
  @TextOrNull('`signal`, or the id of a person')
  readonly subject!: string | null;
  @Text('State')
  readonly state!: string;
  @TextOrNull('Coded reason')
  readonly reason!: string | null;
  @Moment('From when it was so')
  readonly from!: Instant;
  @MomentOrNull('Null: it still was at validAt')
  readonly to!: Instant | null;
  @MomentOrNull('By when, or until when')
  readonly due!: Instant | null;
  @Table('object', 'Further coded facts')
  readonly detail!: Readonly<Record<string, unknown>>;
  @Text('The fact that began it')
  readonly openedBy!: string;
  @TextOrNull('The fact that ended it')
  readonly closedBy!: string | null;
}

export class PathFactAnswer implements PathFact {
  @Text('Id of the fact')
  readonly eventId!: string;
  @Whole('Its number in the history of the signal')
  readonly revision!: number;
  @Text('Type')
  readonly type!: string;
  @Moment('When it happened')
  readonly occurredAt!: Instant;
  @Moment('When it was recorded')
  readonly recordedAt!: Instant;
  @MomentOrNull(
    'When the system that it was imported from recorded it, by its own word; null: recorded here, or that system did not say',
  )
  readonly sourceRecordedAt!: Instant | null;
  @Flag('Recorded more than a day after it happened')
  readonly recordedLate!: boolean;
  @Table('object', 'Who recorded it: party, role, and the account of the person')
  readonly actor!: PathFact['actor'];
  @Table('object', 'Coded facts')
  readonly data!: unknown;
  @TextOrNull('The fact that put it right; null: it stands')
  readonly correctedBy!: string | null;
  @Table('object', 'How it was put right; null: it stands')
  readonly correction!: unknown;
}

export class PathDecisionAnswer extends MeetingDecisionAnswer implements PathDecision {
  @Text('Id of the meeting')
  readonly meetingId!: string;
}

export class MutualAssumptionAnswer {
  @Text('`signal`, or the id of a person')
  readonly subject!: string;
  @Table('object', 'The two parties that each rely on the other')
  readonly parties!: readonly [string, string];
}

export class SignalPathAnswer extends AsOfAnswer implements SignalPath {
  @Text('Id of the signal')
  readonly signalId!: string;
  @Whole('Number of the last fact recorded by knownAt; the ETag')
  readonly revision!: number;
  @Table('object', 'What the signal is taken to be')
  readonly profile!: PathSpell | null;
  @Many(() => PathSpellAnswer, 'Who held it')
  readonly custody!: readonly PathSpellAnswer[];
  @Many(() => PathSpellAnswer, 'Offers and their answers')
  readonly handOffs!: readonly PathSpellAnswer[];
  @Many(() => PathSpellAnswer, 'Held back')
  readonly holds!: readonly PathSpellAnswer[];
  @Many(() => PathSpellAnswer, 'The reporting question')
  readonly reporting!: readonly PathSpellAnswer[];
  @Many(() => PathSpellAnswer, 'Who relied on whom')
  readonly assumptions!: readonly PathSpellAnswer[];
  @Many(() => PathSpellAnswer, 'Reports')
  readonly reports!: readonly PathSpellAnswer[];
  @Many(() => PathSpellAnswer, 'Consent')
  readonly consent!: readonly PathSpellAnswer[];
  @Many(() => PathSpellAnswer, 'Persons, in coarse categories')
  readonly persons!: readonly PathSpellAnswer[];
  @Many(() => PathSpellAnswer, 'Feedback owed and given')
  readonly feedback!: readonly PathSpellAnswer[];
  @Many(() => PathSpellAnswer, 'Waiting for triage')
  readonly triage!: readonly PathSpellAnswer[];
  @Many(() => PathSpellAnswer, 'Links with other signals')
  readonly links!: readonly PathSpellAnswer[];
  @Many(() => MutualAssumptionAnswer, 'Parties that each rely on the other to report')
  readonly mutualAssumptions!: readonly MutualAssumptionAnswer[];
  @Many(() => PathDecisionAnswer, 'What triage meetings decided about it')
  readonly decisions!: readonly PathDecisionAnswer[];
  @Table('object', 'Where it left the route of its region')
  readonly deviations!: readonly PathDeviation[];
  @Many(() => PathFactAnswer, 'Every recorded fact')
  readonly facts!: readonly PathFactAnswer[];
}
