import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { Stall } from '#ledger';
import { StallAnswer } from '#ledger/nest';
import { Many, Whole, Word, Words } from '#platform';
import { DIFFERENCES, type DifferenceKind } from '../../difference/difference.js';
import {
  STALL_CAUSES,
  type StallCauseClass,
  type StallDifference,
} from '../../difference/stall-difference.js';
import { CauseAnswer, TwoPicturesAnswer } from '../difference.answer.js';
import { ChangeAnswer } from '../step.answer.js';
import type { StallDifferencePage } from './stall-difference.query.js';

@ApiExtraModels(StallAnswer)
export class StallDifferenceItemAnswer implements StallDifference {
  @Word(DIFFERENCES, 'Whether it stands on the second board only, on the first only, or on both')
  readonly difference!: DifferenceKind;
  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(StallAnswer) }, { type: 'null' }],
    description: 'On the board held against; null: not there',
  })
  readonly before!: Stall | null;
  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(StallAnswer) }, { type: 'null' }],
    description: 'On the board asked for; null: not there',
  })
  readonly after!: Stall | null;
  @Many(() => ChangeAnswer, 'Of a stall on both: what changed, but its age')
  readonly changed!: readonly ChangeAnswer[];
  @Words(STALL_CAUSES, 'Why; time-passed: nothing happened, and a norm or date was passed')
  readonly classes!: readonly StallCauseClass[];
  @Many(() => CauseAnswer, 'The events by which it came about; empty: only time passed')
  readonly causes!: readonly CauseAnswer[];
}

export class StallDifferenceAnswer extends TwoPicturesAnswer implements StallDifferencePage {
  @Many(() => StallDifferenceItemAnswer, 'Stalls that are not the same on both boards')
  readonly items!: readonly StallDifferenceItemAnswer[];
  @Whole('Page, from 1')
  readonly page!: number;
  @Whole('Stalls on a page at the most')
  readonly pageSize!: number;
  @Whole('Stalls on all pages together')
  readonly total!: number;
}
