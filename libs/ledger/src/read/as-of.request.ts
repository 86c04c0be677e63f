import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { FORM_GROUPS, URGENCIES, type FormGroup, type Urgency } from '#signal';
import { IsInstant } from './is-instant.js';

/** Codes of places and regions. */
export const PLACE = /^[a-z][a-z0-9-]{1,63}$/;
/** Ids of signals, parties, meetings and events. */
export const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

const LARGEST_PAGE = 200;
const LAST_PAGE = 1_000_000;

/** Makes `true` and `false` in a query string booleans; anything else is left for the validation to refuse. */
export function BooleanInQuery(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  );
}

/** As of which two instants to look. */
export class AsOfRequest {
  @ApiPropertyOptional({ format: 'date-time', description: 'How things were at this instant. Default: now.' })
  @IsOptional()
  @IsInstant()
  validAt?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'By what had been recorded at this instant. Default: now.',
  })
  @IsOptional()
  @IsInstant()
  knownAt?: string;
}

export class ListRequest extends AsOfRequest {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LAST_PAGE, default: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LAST_PAGE)
  page = 1;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LARGEST_PAGE, default: 50 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LARGEST_PAGE)
  pageSize = 50;
}

/** A list of signals, or of what is about signals. */
export class SignalListRequest extends ListRequest {
  @ApiPropertyOptional({ description: 'Region, by its code.', pattern: PLACE.source })
  @IsOptional()
  @Matches(PLACE)
  region?: string;

  @ApiPropertyOptional({ description: 'Municipality where it plays, by its code.', pattern: PLACE.source })
  @IsOptional()
  @Matches(PLACE)
  municipality?: string;

  @ApiPropertyOptional({ enum: FORM_GROUPS })
  @IsOptional()
  @IsIn(FORM_GROUPS)
  form?: FormGroup;

  @ApiPropertyOptional({ enum: URGENCIES })
  @IsOptional()
  @IsIn(URGENCIES)
  urgency?: Urgency;
}
