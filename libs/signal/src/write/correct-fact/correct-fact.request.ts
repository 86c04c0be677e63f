import { IsObject } from 'class-validator';
import { CodeField, CommandRequest, field, IdField, InstantField, ObjectField } from '#platform';

export const CORRECTION_KINDS = ['void', 'occurred-at', 'data'] as const;

export class CorrectionRequest {
  @CodeField(
    CORRECTION_KINDS,
    'void: it did not happen; occurred-at: at another time; data: with other codes',
  )
  kind!: (typeof CORRECTION_KINDS)[number];

  @InstantField('When it did happen; with `occurred-at` only', { optional: true })
  occurredAt?: string;

  @field(
    { type: 'object', additionalProperties: true, description: 'The right codes; with `data` only' },
    { optional: true },
    IsObject(),
  )
  fields?: Record<string, unknown>;
}

export class CorrectFactRequest extends CommandRequest {
  @IdField('The fact that is corrected')
  corrects!: string;

  @ObjectField(CorrectionRequest, 'What is corrected')
  correction!: CorrectionRequest;
}
