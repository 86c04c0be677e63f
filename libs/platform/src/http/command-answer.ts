import { ApiProperty } from '@nestjs/swagger';
import type { CommandAnswer } from '#event-sourcing';

/** What every command answers. */
export class CommandAnswerBody {
  @ApiProperty({
    type: String,
    format: 'uri-reference',
    description: 'Address of what the command was about',
  })
  readonly self!: string;
  @ApiProperty({
    type: 'integer',
    description: 'Number of the last fact in its history; also the ETag, for If-Match',
  })
  readonly revision!: number;
  @ApiProperty({
    type: String,
    description: 'Place in the order of all facts; readers tell how far they are by it',
  })
  readonly position!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  readonly recordedAt!: string;
  @ApiProperty({
    type: Boolean,
    description: 'True: this command had been handled before, and is answered as it was then',
  })
  readonly replayed!: boolean;
  @ApiProperty({
    type: [String],
    format: 'uuid',
    description: 'Ids of the facts recorded; a correction names one',
  })
  readonly factIds!: readonly string[];
}

export function answerBody(self: string, answer: CommandAnswer): CommandAnswerBody {
  const { revision, position, recordedAt, replayed, events } = answer;
  return {
    self,
    revision,
    position: String(position),
    recordedAt,
    replayed,
    factIds: events.map(({ id }) => id),
  };
}
