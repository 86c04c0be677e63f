import { Injectable } from '@nestjs/common';
import { CommandRunner, DomainError } from '#event-sourcing';
import { envelopeOf, type CommandRequest, type Sent } from '#platform';
import type { SignalCommand } from '../domain/signal.commands.js';
import { signalDecider } from '../domain/signal.decider.js';
import { signalStream } from '../domain/signal.event-types.js';
import type { Signal } from '../domain/signal.state.js';
import { signalAnswer, type SignalAnswer } from './signal-answer.js';

/** Sends commands to signals and answers what they made. */
@Injectable()
export class SignalWriter {
  constructor(private readonly commands: CommandRunner) {}

  /** `whenNew`: what must hold outside the stream, unless the command was handled before; throws when it does not. */
  async write(
    signalId: string,
    command: SignalCommand,
    request: CommandRequest,
    sent: Sent,
    whenNew?: () => unknown,
  ): Promise<SignalAnswer> {
    const envelope = { ...envelopeOf(sent, request), whenNew };
    return signalAnswer(
      signalId,
      await this.commands.run(signalDecider, signalStream(signalId), command, envelope),
    );
  }

  async find(signalId: string): Promise<Signal | null> {
    return (await this.commands.load(signalDecider, signalStream(signalId))).state.signal;
  }

  /** Refuses the id of another signal that is not there, naming the field that held it. */
  async requireExists(signalId: string, field: string): Promise<void> {
    if ((await this.find(signalId)) === null)
      throw new DomainError('unknown-signal', 'There is no such signal', 'invalid', field);
  }
}
