import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { ID, ListRequest, PLACE } from '../as-of.request.js';

const STATES = ['planned', 'closed', 'cancelled'] as const;

export class MeetingParam {
  @ApiProperty({ pattern: ID.source })
  @Matches(ID)
  meetingId!: string;
}

export class MeetingsRequest extends ListRequest {
  @ApiPropertyOptional({ description: 'Region, by its code.', pattern: PLACE.source })
  @IsOptional()
  @Matches(PLACE)
  region?: string;

  @ApiPropertyOptional({ enum: STATES })
  @IsOptional()
  @IsIn(STATES)
  state?: (typeof STATES)[number];
}
