import { IsString, Length } from 'class-validator';
import { field } from '#platform';

const LONGEST_NAME = 120;

/** The name of an organisation; never of a person. */
export function NameField(): PropertyDecorator {
  const description = 'Name of the organisation; never of a person';
  return field(
    { type: String, minLength: 1, maxLength: LONGEST_NAME, description },
    {},
    IsString(),
    Length(1, LONGEST_NAME),
  );
}
