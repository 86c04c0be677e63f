import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { EventReaders } from '#event-sourcing/nest';
import type { ApiRequest } from './api-request.js';
import type { CommandAnswerBody } from './command-answer.js';

/** The reader that a client which wants to see its own change waits for. */
const AWAITED_READER = 'ledger';
const LONGEST_WAIT_SECONDS = 30;

/** Puts a command's answer into the headers too, and waits for the read side when the client prefers that (RFC 7240). */
@Injectable()
export class CommandAnswerInterceptor implements NestInterceptor {
  constructor(private readonly readers: EventReaders) {}

  intercept(context: ExecutionContext, next: CallHandler<CommandAnswerBody>): Observable<CommandAnswerBody> {
    const http = context.switchToHttp();
    const request = http.getRequest<ApiRequest>();
    const response = http.getResponse<Response>();
    return next.handle().pipe(
      mergeMap(async (answer) => {
        response.set('Location', answer.self).set('ETag', `"${answer.revision}"`);
        const seconds = preferredWait(request);
        if (seconds !== undefined && (await this.isRead(answer, seconds)))
          response.set('Preference-Applied', `wait=${seconds}`);
        return answer;
      }),
    );
  }

  private isRead({ position }: CommandAnswerBody, seconds: number): Promise<boolean> {
    return this.readers.waitFor(BigInt(position), seconds * 1000, AWAITED_READER);
  }
}

/** Whole seconds; a preference that is not understood is no preference. */
function preferredWait({ headers }: ApiRequest): number | undefined {
  const [, seconds] = /(?:^|,)\s*wait=(\d{1,4})\s*(?:,|;|$)/.exec(String(headers.prefer ?? '')) ?? [];
  return seconds === undefined ? undefined : Math.min(Number(seconds), LONGEST_WAIT_SECONDS);
}
