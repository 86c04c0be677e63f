import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { BooleanInQuery, ID, SignalListRequest } from '../as-of.request.js';

const ABOUT = ['picked-up', 'outcome'] as const;

export class FeedbackDueRequest extends SignalListRequest {
  @ApiPropertyOptional({ description: 'The party that owes it.' })
  @IsOptional()
  @Matches(ID)
  party?: string;

  @ApiPropertyOptional({ enum: ABOUT })
  @IsOptional()
  @IsIn(ABOUT)
  about?: (typeof ABOUT)[number];

  @ApiPropertyOptional({ default: false, description: 'Only what is owed longer than the norm.' })
  @IsOptional()
  @BooleanInQuery()
  @IsBoolean()
  overdueOnly?: boolean;
}
