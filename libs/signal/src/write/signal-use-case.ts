import { Command } from '@nestjs/cqrs';
import type { Sent } from '#platform';
import type { SignalAnswer } from './signal-answer.js';
import type { SignalPath } from './signal-path.request.js';

/** A command on one signal as it came over HTTP: its address, its body, and who sent it. */
export abstract class SignalUseCase<
  Request,
  Path extends SignalPath = SignalPath,
> extends Command<SignalAnswer> {
  constructor(
    readonly path: Path,
    readonly request: Request,
    readonly sent: Sent,
  ) {
    super();
  }
}
