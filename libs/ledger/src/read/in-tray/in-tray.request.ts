import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { ID, SignalListRequest } from '../as-of.request.js';
import { TRAY_KINDS, type TrayKind } from './in-tray.view.js';

export class PartyParam {
  @ApiProperty({ pattern: ID.source })
  @Matches(ID)
  partyId!: string;
}

export class InTrayRequest extends SignalListRequest {
  @ApiPropertyOptional({ enum: TRAY_KINDS })
  @IsOptional()
  @IsIn(TRAY_KINDS)
  kind?: TrayKind;
}
