import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidFrom, type Instant } from '#event-sourcing';
import { CLOCK } from '#event-sourcing/nest';
import { PartyDirectory } from '#party';
import { ReceiptCodes, receiptHashOf, type Sent } from '#platform';
import { SignalWriter } from '../signal-writer.service.js';
import type { RegisterSignalAnswer, RegisterSignalRequest } from './register-signal.request.js';

export class RegisterSignalCommand extends Command<RegisterSignalAnswer> {
  constructor(
    readonly request: RegisterSignalRequest,
    readonly sent: Sent,
  ) {
    super();
  }
}

@CommandHandler(RegisterSignalCommand)
export class RegisterSignalHandler implements ICommandHandler<RegisterSignalCommand> {
  constructor(
    private readonly signals: SignalWriter,
    private readonly parties: PartyDirectory,
    private readonly receipts: ReceiptCodes,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  async execute({ request, sent }: RegisterSignalCommand): Promise<RegisterSignalAnswer> {
    const { source, channel, observedAt, forms, urgency, personCount, region, municipality } = request;
    const signalId = uuidFrom(sent.commandId, 'signal');
    const receiptCode = request.receipt === true ? this.receipts.codeFor(sent.commandId) : undefined;
    const data = {
      signalId,
      source,
      channel,
      observedAt: observedAt ?? null,
      receivedAt:
        request.receivedAt ?? request.occurredAt ?? (await this.receivedBefore(signalId)) ?? this.now(),
      region: region === undefined ? null : this.parties.requireRegion(region, 'region'),
      municipality:
        municipality === undefined ? null : this.parties.requireMunicipality(municipality, 'municipality'),
      forms: forms ?? [],
      urgency: urgency ?? 'normal',
      personCount: personCount ?? null,
      receiptHash: receiptCode === undefined ? null : receiptHashOf(receiptCode),
      generated: false,
      importedFrom: null,
    };
    const answer = await this.signals.write(signalId, { type: 'register-signal', data }, request, sent);
    return receiptCode === undefined ? answer : { ...answer, receiptCode };
  }

  /** Sent again without a time of receipt, it is the time that was noted then. */
  private async receivedBefore(signalId: string): Promise<Instant | undefined> {
    return (await this.signals.find(signalId))?.registration.receivedAt;
  }
}
