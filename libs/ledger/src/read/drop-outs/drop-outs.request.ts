import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import { ALL_PARTY_ROLES, type PartyRole } from '#party';
import { END_REASONS, type EndReason } from '#signal';
import { SignalListRequest } from '../as-of.request.js';
import { IsInstant } from '../is-instant.js';
import {
  DROP_OUT_GROUPINGS,
  DROP_OUT_ORDERS,
  PERIODS,
  STILL_HERE,
  type DropOutGrouping,
  type DropOutOrder,
  type Period,
} from './drop-outs.view.js';

const REASONS = [...END_REASONS, STILL_HERE] as const;

class DropOutFilterRequest extends SignalListRequest {
  @ApiPropertyOptional({ format: 'date-time', description: 'Ends from this instant on.' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Ends before this instant.' })
  @IsOptional()
  @IsInstant()
  to?: string;

  @ApiPropertyOptional({ enum: ALL_PARTY_ROLES })
  @IsOptional()
  @IsIn(ALL_PARTY_ROLES)
  gate?: PartyRole;

  @ApiPropertyOptional({ enum: REASONS })
  @IsOptional()
  @IsIn(REASONS)
  reason?: EndReason | typeof STILL_HERE;
}

export class DropOutsRequest extends DropOutFilterRequest {
  @ApiPropertyOptional({ enum: DROP_OUT_ORDERS, default: 'newest' })
  @IsOptional()
  @IsIn(DROP_OUT_ORDERS)
  sort?: DropOutOrder;
}

export class DropOutCountsRequest extends DropOutFilterRequest {
  @ApiPropertyOptional({
    enum: DROP_OUT_GROUPINGS,
    isArray: true,
    description: 'Each figure is of one combination of these, separated by commas. Default: gate and reason.',
  })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayUnique()
  @IsIn(DROP_OUT_GROUPINGS, { each: true })
  groupBy: DropOutGrouping[] = ['gate', 'reason'];

  @ApiPropertyOptional({ enum: PERIODS, default: 'year' })
  @IsIn(PERIODS)
  period: Period = 'year';
}
