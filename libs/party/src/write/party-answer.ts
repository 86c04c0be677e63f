import { ApiProperty } from '@nestjs/swagger';
import { CommandAnswerBody } from '#platform';

export class PartyAnswer extends CommandAnswerBody {
  @ApiProperty({ type: String })
  readonly partyId!: string;
}
