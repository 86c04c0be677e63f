import type { Server } from 'node:http';
import express, { type Express, type RequestHandler } from 'express';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { apiDocument } from '../openapi/api-document.js';
import { API_PREFIX, API_VERSION } from '../openapi/api-version.js';
import { ApiDocuments } from '../openapi/open-api.controller.js';
import { inputPipe } from '../problem-details/input.pipe.js';
import { ProblemFilter } from '../problem-details/problem.filter.js';
import { commonHeaders, contentTypes, jsonBody, objectBody, onlyApi, securityHeaders } from './middleware.js';

/** The Express app to build on: it reads its settings once, before its first route. */
export function newServer(): Express {
  const server = express();
  server.enable('strict routing').enable('case sensitive routing');
  server.disable('etag').disable('x-powered-by').set('query parser', 'simple');
  return server;
}

/**
 * Everything that holds for all routes. Call it on an app made on `newServer()` with `bodyParser: false`, before it
 * listens. `pages`: what answers outside the API, such as files for a browser.
 */
export function setUpHttp(app: NestExpressApplication, pages: readonly RequestHandler[] = []): void {
  app.use(commonHeaders, securityHeaders);
  app.use(...pages, onlyApi);
  app.use(`/${API_PREFIX}`, contentTypes, jsonBody, objectBody);
  app.setGlobalPrefix(API_PREFIX);
  app.useGlobalPipes(inputPipe());
  app.useGlobalFilters(new ProblemFilter());
  let document: ReturnType<typeof apiDocument> | undefined;
  app.get(ApiDocuments).describe = () => (document ??= apiDocument(app));
  answerBrokenRequests(app.getHttpServer());
}

/** What is no HTTP never reaches Nest; it gets a problem all the same. */
function answerBrokenRequests(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return;
    const status =
      error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    const body = JSON.stringify({
      type: 'urn:ketenspoor:problem:malformed-request',
      title: status.slice(4),
      status: Number(status.slice(0, 3)),
      detail: 'The request is not well formed',
      code: 'malformed-request',
      errors: [],
    });
    socket.end(
      `HTTP/1.1 ${status}\r\nContent-Type: application/problem+json\r\nAPI-Version: ${API_VERSION}\r\nCache-Control: no-store\r\n` +
        `Connection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  });
}
