import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { PLACE } from './as-of.request.js';

export class RegionParam {
  @ApiProperty({ description: 'Region, by its code.', pattern: PLACE.source })
  @Matches(PLACE)
  region!: string;
}
