import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { field, PartyField } from '../http/fields.js';

export class SignInRequest {
  @PartyField('The account: the id of a party, or `operator`')
  account!: string;

  @field({ type: String, format: 'password', maxLength: 200 }, {}, IsString(), Length(1, 200))
  password!: string;
}

export class SignInAnswer {
  @ApiProperty({ type: String, description: 'Send it as `Authorization: Bearer …`' })
  readonly token!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  readonly expiresAt!: string;
  @ApiProperty({ type: String })
  readonly account!: string;
  @ApiProperty({ type: String })
  readonly role!: string;
  @ApiProperty({ type: [String] })
  readonly permissions!: readonly string[];
}
