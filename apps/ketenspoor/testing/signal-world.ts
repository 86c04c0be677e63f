import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  uuidFrom,
  type CommandAnswer,
  type Decider,
  type DomainEvent,
  type Instant,
  type RecordedEvent,
} from '#event-sourcing';
import { ATTENTION_OFFICER, CHAIN_DIRECTOR, MEETING, REGION } from '#ledger/testing';
import type { ActingParty, PartyRef } from '#party';
import { acting } from '#party/testing';
import { signalDecider, signalStream, type SignalCommand } from '#signal';
import { meetingDecider, meetingStream, type MeetingCommand } from '#triage';
import { openEmbeddedWorld, type EmbeddedWorld } from '../../composition/embedded-world.js';

export const REGISTERED_AT: Instant = '2031-03-03T09:00:00.000Z';
export const OFFERED_AT: Instant = '2031-03-05T09:00:00.000Z';
export const OFFER_RECORDED_AT: Instant = '2031-03-09T09:00:00.000Z';
export const CORRECTED_AT: Instant = '2031-03-12T09:00:00.000Z';
export const SIGNAL = 'signal-1';

/** A world in a folder of its own with one signal: registered, offered (recorded four days late), put right; and a meeting about it. */
export class SignalWorld {
  private now = REGISTERED_AT;
  private sent = 0;

  private constructor(
    readonly folder: string,
    private readonly opened: { world?: EmbeddedWorld },
  ) {}

  /** It stays open for writing until it is closed, as under a server. */
  static async open(): Promise<SignalWorld> {
    const made = new SignalWorld(mkdtempSync(join(tmpdir(), 'signal-world-')), {});
    made.opened.world = await openEmbeddedWorld(made.folder, () => made.now);
    await made.tell();
    return made;
  }

  async close(): Promise<void> {
    await this.opened.world?.close();
    rmSync(this.folder, { recursive: true });
  }

  /** Puts an event of a type that no context knows at the end of the signal's history. */
  async recordUnknown(type: string): Promise<RecordedEvent> {
    const stream = signalStream(SIGNAL);
    const store = this.opened.world?.store;
    const [last] = (await store?.readStream(stream, { direction: 'backward', limit: 1 })) ?? [];
    if (store === undefined || last === undefined) throw new Error('The world is not open');
    await store.append(stream, 'any', [{ ...last, id: uuidFrom('signal-world', type), type, data: {} }]);
    const [unknown] = await store.readStream(stream, { direction: 'backward', limit: 1 });
    return unknown as RecordedEvent;
  }

  private async tell(): Promise<void> {
    const { events } = await this.signal(ATTENTION_OFFICER, REGISTERED_AT, {
      type: 'register-signal',
      data: {
        signalId: SIGNAL,
        source: 'inspector',
        channel: 'phone',
        observedAt: null,
        receivedAt: REGISTERED_AT,
        region: ATTENTION_OFFICER.region,
        municipality: ATTENTION_OFFICER.municipality,
        forms: ['labour'],
        urgency: 'normal',
        personCount: null,
        receiptHash: null,
        generated: false,
        importedFrom: null,
      },
    });
    const [registered] = events;
    const { branchId } = registered?.data as { readonly branchId: string };
    this.now = OFFER_RECORDED_AT;
    await this.signal(ATTENTION_OFFICER, OFFERED_AT, {
      type: 'offer-hand-off',
      data: { branchId, to: [CHAIN_DIRECTOR], keepsCustody: false, legalBasis: 'public-task' },
    });
    await this.meeting({
      type: 'plan-meeting',
      data: {
        meetingId: MEETING,
        region: REGION,
        startsAt: CORRECTED_AT,
        chair: CHAIN_DIRECTOR,
        members: [CHAIN_DIRECTOR],
        generated: false,
      },
    });
    await this.meeting({
      type: 'put-on-agenda',
      data: { signalId: SIGNAL, subjects: ['signal'], cause: 'requested' },
    });
    this.now = CORRECTED_AT;
    const correction = { kind: 'data', fields: { urgency: 'acute' } } as const;
    await this.signal(ATTENTION_OFFICER, CORRECTED_AT, {
      type: 'correct-fact',
      data: { corrects: registered?.id ?? '', correction },
    });
  }

  private signal(by: PartyRef, occurredAt: Instant, command: SignalCommand): Promise<CommandAnswer> {
    return this.send(signalDecider, signalStream(SIGNAL), command, by, occurredAt);
  }

  private meeting(command: MeetingCommand): Promise<CommandAnswer> {
    return this.send(meetingDecider, meetingStream(MEETING), command, CHAIN_DIRECTOR, this.now);
  }

  private send<State, Command, Event extends DomainEvent>(
    decider: Decider<State, Command, Event, ActingParty>,
    stream: string,
    command: Command,
    by: PartyRef,
    occurredAt: Instant,
  ): Promise<CommandAnswer> {
    const { world } = this.opened;
    if (world === undefined) throw new Error('The world is not open');
    const commandId = uuidFrom('signal-world', String((this.sent += 1)));
    const envelope = { commandId, actor: acting(by), correlationId: commandId, occurredAt };
    return world.commands.run(decider, stream, command, envelope);
  }
}
