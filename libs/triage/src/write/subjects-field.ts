import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, Matches } from 'class-validator';
import { field, SUBJECT } from '#platform';

const MOST_SUBJECTS = 100;

/** Whose reporting questions: `signal`, or ids of persons. */
export function SubjectsField(description: string): PropertyDecorator {
  return field(
    { type: [String], minItems: 1, maxItems: MOST_SUBJECTS, description },
    { optional: true },
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(MOST_SUBJECTS),
    ArrayUnique(),
    Matches(SUBJECT, { each: true, message: 'Each must be signal, or the id of a person' }),
  );
}
