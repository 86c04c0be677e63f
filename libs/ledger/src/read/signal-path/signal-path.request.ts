import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { ID } from '../as-of.request.js';

export class SignalParam {
  @ApiProperty({ pattern: ID.source })
  @Matches(ID)
  signalId!: string;
}
