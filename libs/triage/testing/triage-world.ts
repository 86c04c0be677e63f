import {
  CommandRunner,
  EventRegistry,
  uuidFrom,
  type Automation,
  type CommandAnswer,
  type Instant,
  type Position,
  type RecordedEvent,
} from '#event-sourcing';
import { react } from '#event-sourcing/testing';
import { MemoryEventStore } from '#event-store-memory';
import { asAutomation, type PartyRef } from '#party';
import { acting, aParty, MUNICIPALITY, REGION } from '#party/testing';
import { signalDecider, signalEventTypes, signalStream, type SignalCommand } from '#signal';
import {
  MeetingCalendar,
  meetingDecider,
  meetingEventTypes,
  meetingStream,
  type MeetingCommand,
  type MeetingPlanned,
} from '#triage';
import { aMeetingPlanned, CHAIR, PLANNED_AT } from './meeting-facts.js';

export const ATTENTION_OFFICER = aParty('attention-officer');

/** Signals, meetings and automations on a store in memory, with a clock that only moves when it is told to. */
export class TriageWorld {
  now: Instant = PLANNED_AT;
  readonly registry = new EventRegistry(signalEventTypes, meetingEventTypes);
  readonly store = new MemoryEventStore(() => this.now);
  readonly commands = new CommandRunner(this.store, this.registry, () => this.now);
  readonly calendar = new MeetingCalendar(this.store, this.registry);
  private sent = 0;

  start(): Promise<void> {
    return this.calendar.start();
  }

  stop(): Promise<void> {
    return this.calendar.stop();
  }

  /** A signal that the attention officer of Veldbergen registered and holds. */
  register(signalId = 'signal-1'): Promise<CommandAnswer> {
    return this.signal(signalId, ATTENTION_OFFICER, {
      type: 'register-signal',
      data: {
        signalId,
        source: 'inspector',
        channel: 'in-person',
        observedAt: null,
        receivedAt: this.now,
        region: REGION,
        municipality: MUNICIPALITY,
        forms: ['labour'],
        urgency: 'normal',
        personCount: null,
        receiptHash: null,
        generated: false,
        importedFrom: null,
      },
    });
  }

  signal(signalId: string, party: PartyRef, command: SignalCommand): Promise<CommandAnswer> {
    return this.commands.run(signalDecider, signalStream(signalId), command, this.envelope(party));
  }

  plan(data: Partial<MeetingPlanned['data']> = {}): Promise<CommandAnswer> {
    const meeting = aMeetingPlanned(data).data;
    return this.meeting({ type: 'plan-meeting', data: meeting }, meeting.meetingId);
  }

  meeting(command: MeetingCommand, meetingId = 'meeting-1', party: PartyRef = CHAIR): Promise<CommandAnswer> {
    return this.commands.run(meetingDecider, meetingStream(meetingId), command, this.envelope(party));
  }

  react(automations: readonly Automation[], after?: Position): Promise<Position> {
    return react(this.store, this.registry, automations, after);
  }

  /** What was recorded in a stream, the registration or planning left out. */
  async recorded(stream: string, ...types: readonly string[]): Promise<readonly RecordedEvent[]> {
    const history = await this.store.readStream(stream);
    return history.filter(({ type }) => types.length === 0 || types.includes(type));
  }

  /** The facts of these types in a stream, as type and data. */
  async facts(
    stream: string,
    ...types: readonly string[]
  ): Promise<readonly { type: string; data: unknown }[]> {
    return (await this.recorded(stream, ...types)).map(({ type, data }) => ({ type, data }));
  }

  private envelope(party: PartyRef) {
    const commandId = uuidFrom('triage-world', String((this.sent += 1)));
    return { commandId, actor: acting(party), correlationId: commandId };
  }
}

export const CHAIR_BY_AUTOMATION = asAutomation(CHAIR);
