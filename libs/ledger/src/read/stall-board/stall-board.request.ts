import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { ALL_PARTY_ROLES, type PartyRole } from '#party';
import { STALL_KINDS, type StallKind } from '#route';
import { BooleanInQuery, ID, SignalListRequest } from '../as-of.request.js';
import { STALL_ORDERS, type StallOrder } from './stall-board.view.js';

export class StallBoardRequest extends SignalListRequest {
  @ApiPropertyOptional({ enum: STALL_KINDS })
  @IsOptional()
  @IsIn(STALL_KINDS)
  kind?: StallKind;

  @ApiPropertyOptional({ enum: ALL_PARTY_ROLES, description: 'Role of the desk where it waits.' })
  @IsOptional()
  @IsIn(ALL_PARTY_ROLES)
  gate?: PartyRole;

  @ApiPropertyOptional({ description: 'The party where it waits.' })
  @IsOptional()
  @Matches(ID)
  party?: string;

  @ApiPropertyOptional({ default: false, description: 'Also what waits where no norm is in force.' })
  @IsOptional()
  @BooleanInQuery()
  @IsBoolean()
  includeWithoutNorm?: boolean;

  @ApiPropertyOptional({ default: false, description: 'Also what waits, but not longer than the norm.' })
  @IsOptional()
  @BooleanInQuery()
  @IsBoolean()
  includeWithinNorm?: boolean;

  @ApiPropertyOptional({ enum: STALL_ORDERS, default: 'over-norm' })
  @IsOptional()
  @IsIn(STALL_ORDERS)
  sort?: StallOrder;
}
