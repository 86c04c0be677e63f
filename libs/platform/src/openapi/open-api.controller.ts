import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Public } from '../auth/access.js';

/** Holds the document once the app that it describes is there. */
export class ApiDocuments {
  describe: () => OpenAPIObject = () => {
    throw new Error('The API document was asked for before the app was set up');
  };
}

/** The API's own description, for everyone, from everywhere. */
@ApiExcludeController()
@Controller('openapi.json')
export class OpenApiController {
  constructor(private readonly documents: ApiDocuments) {}

  @Get()
  @Public()
  @Header('Access-Control-Allow-Origin', '*')
  @Header('Cross-Origin-Resource-Policy', 'cross-origin')
  ask(): OpenAPIObject {
    return this.documents.describe();
  }
}
