import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PartyDirectory } from '#party';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { AssignReportingRequest } from './assign-reporting.request.js';

export class AssignReportingCommand extends SignalUseCase<AssignReportingRequest, SignalPath> {}

@CommandHandler(AssignReportingCommand)
export class AssignReportingHandler implements ICommandHandler<AssignReportingCommand> {
  constructor(
    private readonly signals: SignalWriter,
    private readonly parties: PartyDirectory,
  ) {}

  async execute({ path, request, sent }: AssignReportingCommand): Promise<SignalAnswer> {
    const data = {
      subject: request.subject,
      to: this.parties.require(request.to, 'to'),
      due: request.due,
      via: { kind: 'decision' as const },
    };
    return this.signals.write(path.signalId, { type: 'assign-reporting', data }, request, sent, () =>
      this.parties.requireOpen(request.to, 'to'),
    );
  }
}
