import { STATUS_CODES } from 'node:http';
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { ApiRequest } from '../http/api-request.js';
import { HttpProblem, type Problem } from './problem.js';
import { problemOf } from './problem-of.js';

/** Writes every error as problem+json; what is no client's fault is logged and told without its insides. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<ApiRequest>();
    const response = http.getResponse<Response>();
    const problem = problemOf(error) ?? this.fault(error, request);
    if (response.headersSent) {
      response.end();
      return;
    }
    const { status, code, message, errors, headers } = problem;
    const body: Problem = {
      type: `urn:ketenspoor:problem:${code}`,
      title: STATUS_CODES[status] ?? 'Problem',
      status,
      detail: message,
      instance: `urn:uuid:${request.correlationId}`,
      code,
      errors,
    };
    response
      .status(status)
      .set(headers)
      .set('Content-Type', 'application/problem+json')
      .send(JSON.stringify(body));
  }

  private fault(error: unknown, { method, correlationId }: ApiRequest): HttpProblem {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.log.error(`${method} failed, correlation id ${correlationId}: ${told}`);
    return new HttpProblem(
      500,
      'internal-error',
      'Something went wrong here; the log tells more by the correlation id',
    );
  }
}
