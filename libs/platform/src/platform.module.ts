import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PartyDirectory } from '#party';
import { AccessGuard } from './auth/access.guard.js';
import { Accounts, type Passwords } from './auth/accounts.js';
import { SignInController } from './auth/sign-in.controller.js';
import { SignInTokens } from './auth/sign-in-tokens.js';
import { HealthController } from './health/health.controller.js';
import { ReceiptCodes } from './http/receipt-codes.js';
import { StrictQueryGuard } from './http/strict-query.guard.js';
import { ApiDocuments, OpenApiController } from './openapi/open-api.controller.js';

export interface PlatformParts {
  /** Signs tokens and receipt codes. */
  readonly secret: string;
  readonly passwords: Passwords;
}

/** Sign-in, access, receipts and health, for all routes of an app. Needs the event sourcing modules and the party directory. */
@Module({})
export class PlatformModule {
  static forRoot({ secret, passwords }: PlatformParts): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      controllers: [SignInController, HealthController, OpenApiController],
      providers: [
        ApiDocuments,
        { provide: SignInTokens, useValue: new SignInTokens(secret) },
        { provide: ReceiptCodes, useValue: new ReceiptCodes(secret) },
        {
          provide: Accounts,
          inject: [PartyDirectory],
          useFactory: (parties: PartyDirectory) => new Accounts(parties, passwords),
        },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: StrictQueryGuard },
      ],
      exports: [Accounts, SignInTokens, ReceiptCodes],
    };
  }
}
