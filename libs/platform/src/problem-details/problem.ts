import { ApiProperty } from '@nestjs/swagger';

/** One thing that is wrong with the input: where, which rule, and in words. Never the value that was given. */
export class ProblemPart {
  @ApiProperty({
    type: String,
    description: 'Path of the field, query key or header; empty: the whole request',
  })
  readonly field!: string;
  @ApiProperty({ type: String, description: 'The rule that it breaks' })
  readonly rule!: string;
  @ApiProperty({ type: String, description: 'Stable code of the mistake' })
  readonly code!: string;
  @ApiProperty({ type: String })
  readonly message!: string;
}

/** RFC 9457 problem details. */
export class Problem {
  @ApiProperty({ type: String, format: 'uri-reference' })
  readonly type!: string;
  @ApiProperty({ type: String })
  readonly title!: string;
  @ApiProperty({ type: Number, minimum: 400, maximum: 599 })
  readonly status!: number;
  @ApiProperty({ type: String })
  readonly detail!: string;
  @ApiProperty({
    type: String,
    format: 'uri-reference',
    description: 'Carries the correlation id of this request',
  })
  readonly instance!: string;
  @ApiProperty({ type: String, description: 'Stable code of the problem' })
  readonly code!: string;
  @ApiProperty({ type: [ProblemPart] })
  readonly errors!: readonly ProblemPart[];
}

/** A refusal by the web layer itself; the filter writes it as a problem. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly errors: readonly ProblemPart[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** Input that breaks one rule. */
export function badInput(field: string, code: string, message: string): HttpProblem {
  return new HttpProblem(400, code, message, [{ field, rule: code, code, message }]);
}
