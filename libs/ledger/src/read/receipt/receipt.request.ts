import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

export class ReceiptRequest {
  @ApiProperty({
    minLength: 6,
    maxLength: 128,
    description: 'The code that the reporter got with the signal.',
  })
  @IsString()
  @Length(6, 128)
  receiptCode!: string;
}
