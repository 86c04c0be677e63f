import { IsString, Length } from 'class-validator';
import { CommandRequest, field, IdField } from '#platform';
import { LONGEST_REASON } from '../../domain/operations.decider.js';

export class SkipEventRequest extends CommandRequest {
  @IdField('The event at which it stopped')
  eventId!: string;

  @field(
    { type: String, minLength: 1, maxLength: LONGEST_REASON, description: 'Why; never anything personal' },
    {},
    IsString(),
    Length(1, LONGEST_REASON),
  )
  reason!: string;
}
