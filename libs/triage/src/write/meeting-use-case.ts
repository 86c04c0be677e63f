import { Command } from '@nestjs/cqrs';
import type { Sent } from '#platform';
import type { MeetingAnswer } from './meeting-answer.js';
import type { MeetingPath } from './meeting-path.request.js';

/** A command on one meeting as it came over HTTP. */
export abstract class MeetingUseCase<Request> extends Command<MeetingAnswer> {
  constructor(
    readonly path: MeetingPath,
    readonly request: Request,
    readonly sent: Sent,
  ) {
    super();
  }
}
