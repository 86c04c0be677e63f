import { ApiProperty } from '@nestjs/swagger';
import { CommandAnswerBody } from '#platform';

export class PartyCommandAnswer extends CommandAnswerBody {
  @ApiProperty({ type: String })
  readonly partyId!: string;
}
