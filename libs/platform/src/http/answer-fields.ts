import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';

/** One decorator per kind of field in an answer, for the API document. */
export const Text = (description: string) => ApiProperty({ type: String, description });
export const Moment = (description: string) =>
  ApiProperty({ type: String, format: 'date-time', description });
export const Whole = (description: string) => ApiProperty({ type: 'integer', description });
export const Amount = (description: string) => ApiProperty({ type: Number, description });
export const Flag = (description: string) => ApiProperty({ type: Boolean, description });
export const Texts = (description: string) => ApiProperty({ type: [String], description });
export const Word = (words: readonly string[], description: string) =>
  ApiProperty({ type: String, enum: [...words], description });
export const Words = (words: readonly string[], description: string) =>
  ApiProperty({ type: String, enum: [...words], isArray: true, description });
export const One = (type: () => Type, description: string) =>
  ApiProperty({ type: () => type(), description });
export const Many = (type: () => Type, description: string) =>
  ApiProperty({ type: () => type(), isArray: true, description });
/** An object whose keys are codes. */
export const Table = (of: 'integer' | 'object', description: string) =>
  ApiProperty({
    type: 'object',
    additionalProperties: of === 'integer' ? { type: 'integer' } : true,
    description,
  });

export const TextOrNull = (description: string) => orNull({ type: 'string' }, description);
export const MomentOrNull = (description: string) =>
  orNull({ type: 'string', format: 'date-time' }, description);
export const WholeOrNull = (description: string) => orNull({ type: 'integer' }, description);
export const AmountOrNull = (description: string) => orNull({ type: 'number' }, description);
export const FlagOrNull = (description: string) => orNull({ type: 'boolean' }, description);

function orNull(schema: Record<string, unknown>, description: string): PropertyDecorator {
  return applyDecorators(ApiProperty({ oneOf: [schema, { type: 'null' }], description }));
}
