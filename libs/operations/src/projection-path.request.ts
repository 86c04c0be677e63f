import { Matches } from 'class-validator';
import { field } from '#platform';

const NAME = /^[a-z][a-z0-9-]{0,79}$/;

export class ProjectionPath {
  @ProjectionField('Name of the projection or automation')
  projection!: string;
}

function ProjectionField(description: string): PropertyDecorator {
  return field(
    { type: String, pattern: NAME.source, description },
    {},
    Matches(NAME, { message: 'Must be the name of a projection: lower-case letters, digits and hyphens' }),
  );
}
