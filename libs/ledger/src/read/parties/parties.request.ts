import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { ALL_PARTY_ROLES, type PartyRole } from '#party';
import { ListRequest, PLACE } from '../as-of.request.js';

export class PartiesRequest extends ListRequest {
  @ApiPropertyOptional({ enum: ALL_PARTY_ROLES })
  @IsOptional()
  @IsIn(ALL_PARTY_ROLES)
  role?: PartyRole;

  @ApiPropertyOptional({ description: 'Region, by its code.', pattern: PLACE.source })
  @IsOptional()
  @Matches(PLACE)
  region?: string;
}
