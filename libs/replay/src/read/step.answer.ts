import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { Instant } from '#event-sourcing';
import {
  Flag,
  Many,
  Moment,
  MomentOrNull,
  One,
  Table,
  Text,
  TextOrNull,
  Whole,
  WholeOrNull,
  Word,
} from '#platform';
import type { Change } from '../picture/changes.js';
import { DIRECTIONS, type Direction } from '../stream/replay.js';
import type { Step, StoredAs } from '../stream/step.js';
import type { ReplayPage, ShownStep } from './replay-page.view.js';

/** A value of any kind. */
const Anything = (description: string) =>
  ApiProperty({
    oneOf: [
      ...['string', 'number', 'boolean', 'null'].map((type) => ({ type })),
      { type: 'array', items: {} },
      { type: 'object', additionalProperties: true },
    ],
    description,
  });

export class ActedAnswer {
  @Text('Id of the party')
  readonly party!: string;
  @Text('Its role in the chain')
  readonly role!: string;
}

export class StepAnswer implements Step {
  @Text('Id of the event')
  readonly eventId!: string;
  @Text('Type, in its newest version')
  readonly type!: string;
  @Whole('Its number in this history, from 0')
  readonly revision!: number;
  @Text('Its place among all events')
  readonly position!: string;
  @Moment('When it happened')
  readonly occurredAt!: Instant;
  @Moment('When it was recorded')
  readonly recordedAt!: Instant;
  @MomentOrNull('When the system that it was imported from recorded it; null: recorded here, or not said')
  readonly sourceRecordedAt!: Instant | null;
  @ApiProperty({
    type: String,
    format: 'duration',
    description: 'From when it happened until it was recorded; a day is 24 hours',
  })
  readonly lateBy!: string;
  @Flag('Recorded more than a day after it happened')
  readonly recordedLate!: boolean;
  @One(() => ActedAnswer, 'Which party recorded it; never which person')
  readonly actor!: ActedAnswer;
  @Text('SHA-256 over the hash before it in this history and the stored bytes')
  readonly hash!: string;
  @TextOrNull('The later event whose correction of this one is in force; null: it stands as recorded')
  readonly correctedBy!: string | null;
}

export class StoredAsAnswer implements StoredAs {
  @Text('Type as stored')
  readonly type!: string;
  @Table('object', 'Data as stored')
  readonly data!: unknown;
}

export class ChangeAnswer implements Change {
  @Text('JSON Pointer (RFC 6901) into the state; empty: the whole of it')
  readonly path!: string;
  @Anything('Before; null: it was not there')
  readonly before!: unknown;
  @Anything('After; null: it is not there any more')
  readonly after!: unknown;
}

/** What every step tells besides: its data, and what it changed. */
@ApiExtraModels(StoredAsAnswer)
export class ChangingStepAnswer extends StepAnswer {
  @Table('object', 'Coded facts, in the newest version')
  readonly data!: unknown;
  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(StoredAsAnswer) }, { type: 'null' }],
    description: 'What was stored, where that is an older version; null: as shown',
  })
  readonly storedAs!: StoredAsAnswer | null;
  @Many(() => ChangeAnswer, 'What this event changed, beside the state before it')
  readonly changed!: readonly ChangeAnswer[];
}

export class ShownStepAnswer<Shown> extends ChangingStepAnswer implements ShownStep<Shown> {
  readonly state!: Shown | null;
  @WholeOrNull('Revision of the step before it; null: it is the first')
  readonly previous!: number | null;
  @WholeOrNull('Revision of the step after it; null: it is the last')
  readonly next!: number | null;
}

export class ReplayAnswer<Shown> implements Omit<ReplayPage<Shown>, 'step'> {
  @Text('Id of what is replayed')
  readonly id!: string;
  @Word(DIRECTIONS, 'Order of the steps')
  readonly direction!: Direction;
  @Whole('Revision of the last event recorded')
  readonly lastRevision!: number;
  @Many(() => StepAnswer, 'One page of the steps')
  readonly items!: readonly StepAnswer[];
  @Whole('Steps on all pages together')
  readonly total!: number;
  @Whole('Page, from 1')
  readonly page!: number;
  @Whole('Steps on a page at the most')
  readonly pageSize!: number;
}
