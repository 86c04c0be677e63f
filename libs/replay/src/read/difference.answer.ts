import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { Instant } from '#event-sourcing';
import { LANES, type AsOf, type Lane } from '#ledger';
import { ProjectionAnswer } from '#ledger/nest';
import { Many, Moment, MomentOrNull, One, Table, Text, TextOrNull, Word } from '#platform';
import {
  CAUSES,
  DIFFERENCES,
  type Cause,
  type CauseClass,
  type DifferenceKind,
  type RowDifference,
} from '../difference/difference.js';
import type { SeenRow } from '../difference/seen-row.js';
import { ActedAnswer, ChangeAnswer } from './step.answer.js';

export class PictureInstantsAnswer implements AsOf {
  @Moment('How things were at this instant')
  readonly validAt!: Instant;
  @Moment('By what had been recorded at this instant')
  readonly knownAt!: Instant;
}

export class CauseAnswer implements Cause {
  @Word(
    CAUSES,
    'happened: between the two instants of being so; recorded-late: it was so already, but was recorded between the two instants of being known; corrected: so too, by a correction',
  )
  readonly class!: CauseClass;
  @Text('Id of the event')
  readonly eventId!: string;
  @Text('Its type')
  readonly type!: string;
  @Moment('When it happened')
  readonly occurredAt!: Instant;
  @Moment('When it was recorded')
  readonly recordedAt!: Instant;
  @ApiProperty({ type: String, format: 'duration', description: 'From the one to the other' })
  readonly lateBy!: string;
  @One(() => ActedAnswer, 'Which party recorded it; never which person')
  readonly actor!: ActedAnswer;
}

export class SeenRowAnswer implements SeenRow {
  @Word(Object.keys(LANES), 'What it tells of')
  readonly what!: Lane;
  @Text('What it is about: a branch, a hand-off, a duty …')
  readonly ref!: string;
  @TextOrNull('Id of the signal; null: it is about none')
  readonly signalId!: string | null;
  @TextOrNull('`signal`, or the id of a person')
  readonly subject!: string | null;
  @TextOrNull('Whose it is; null: nobody’s')
  readonly party!: string | null;
  @TextOrNull('The other party; null: none')
  readonly other!: string | null;
  @TextOrNull('Region of the party; of a signal, where it plays')
  readonly region!: string | null;
  @Text('State')
  readonly state!: string;
  @TextOrNull('Coded reason')
  readonly reason!: string | null;
  @Moment('From when it was so')
  readonly from!: Instant;
  @MomentOrNull('Until when; null: it had not ended')
  readonly to!: Instant | null;
  @MomentOrNull('By when, or until when')
  readonly due!: Instant | null;
  @Table('object', 'Further coded facts')
  readonly detail!: Readonly<Record<string, unknown>>;
  @Text('The event that began it')
  readonly openedBy!: string;
  @TextOrNull('The event that ended it')
  readonly closedBy!: string | null;
}

@ApiExtraModels(SeenRowAnswer)
export class RowDifferenceAnswer implements RowDifference {
  @Word(DIFFERENCES, 'Whether the row is in the second picture only, in the first only, or in both')
  readonly difference!: DifferenceKind;
  @Text('Tells the rows of one history apart; the same in every picture')
  readonly key!: string;
  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(SeenRowAnswer) }, { type: 'null' }],
    description: 'In the picture held against; null: it was not there',
  })
  readonly before!: SeenRowAnswer | null;
  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(SeenRowAnswer) }, { type: 'null' }],
    description: 'In the picture asked for; null: it is not there',
  })
  readonly after!: SeenRowAnswer | null;
  @Many(() => ChangeAnswer, 'Of a row that is in both: which fields changed')
  readonly changed!: readonly ChangeAnswer[];
  @Many(() => CauseAnswer, 'Why, in order')
  readonly causes!: readonly CauseAnswer[];
}

export class TwoPicturesAnswer {
  @One(() => PictureInstantsAnswer, 'The picture held against')
  readonly from!: PictureInstantsAnswer;
  @One(() => PictureInstantsAnswer, 'The picture asked for')
  readonly to!: PictureInstantsAnswer;
  @One(() => ProjectionAnswer, 'By which version of the views both were worked out')
  readonly projection!: ProjectionAnswer;
}
