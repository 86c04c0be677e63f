import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { ID, SignalListRequest } from '../as-of.request.js';
import { SIGNAL_ORDERS, type SignalOrder } from './signals.view.js';

const STATES = ['live', 'ended'] as const;

export class SignalsRequest extends SignalListRequest {
  @ApiPropertyOptional({ enum: STATES })
  @IsOptional()
  @IsIn(STATES)
  state?: (typeof STATES)[number];

  @ApiPropertyOptional({ description: 'The party that holds it.' })
  @IsOptional()
  @Matches(ID)
  holder?: string;

  @ApiPropertyOptional({ enum: SIGNAL_ORDERS, default: 'newest' })
  @IsOptional()
  @IsIn(SIGNAL_ORDERS)
  sort?: SignalOrder;
}
