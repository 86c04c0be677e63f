import { ApiProperty } from '@nestjs/swagger';
import { CommandAnswerBody } from '#platform';

export class RouteAnswer extends CommandAnswerBody {
  @ApiProperty({ type: String })
  readonly region!: string;
  @ApiProperty({ type: 'integer', description: '1, 2, 3 …' })
  readonly version!: number;
}
