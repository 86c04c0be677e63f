import { DomainError, plusDays, uuidFrom, type Instant } from '#event-sourcing';
import {
  loadOpenQuestions,
  meetingDecider,
  meetingStream,
  type MeetingCommand,
  type ReportingAnswer,
} from '#triage';
import { acting, refOf } from './parties.js';
import type { Random } from './random.js';
import type { WorldRuntime } from './world-runtime.js';

export interface PlannedMeeting {
  readonly meetingId: string;
  readonly region: string;
  readonly plannedAt: Instant;
  readonly startsAt: Instant;
  /** It lies in the past, so it is held; else it is only planned. */
  readonly heldAlready: boolean;
}

/** A region's triage meeting, held the way such meetings are: each signal gets an answer, not all of them firm ones. */
export class TriageTable {
  private sent = 0;

  constructor(
    private readonly runtime: WorldRuntime,
    private readonly meeting: PlannedMeeting,
    private readonly random: Random,
  ) {}

  async plan(): Promise<void> {
    const { meetingId, region, startsAt, plannedAt } = this.meeting;
    const members = [this.member('chain-director'), this.member('care-coordinator'), this.member('tmm')].map(
      (id) => refOf(acting(id)),
    );
    const chair = members[0] as (typeof members)[number];
    await this.send(
      { type: 'plan-meeting', data: { meetingId, region, startsAt, chair, members, generated: true } },
      plannedAt,
    );
    await this.runtime.settled();
  }

  async hold(): Promise<void> {
    const { meetingId, startsAt } = this.meeting;
    this.runtime.setClock(startsAt);
    await this.runtime.settled();
    const { state } = await this.runtime.commands.load(meetingDecider, meetingStream(meetingId));
    let minutes = 0;
    for (const { signalId, subjects } of state?.agenda.values() ?? []) {
      for (const subject of subjects) {
        minutes += 2;
        const at = plusDays(startsAt, minutes / 1440);
        await this.send(
          { type: 'decide-reporting', data: { signalId, subject, answer: this.answer(at) } },
          at,
        );
      }
      if (this.random.chance(0.3)) {
        const action = this.random.pick([
          'investigate',
          'arrange-care',
          'talk-to-victim',
          'inspect',
        ] as const);
        const at = plusDays(startsAt, minutes / 1440);
        await this.send(
          {
            type: 'decide-action',
            data: { signalId, party: refOf(acting(this.member('tmm'))), action, due: plusDays(at, 10) },
          },
          at,
        );
      }
      await this.runtime.settled();
    }
    await this.close(plusDays(startsAt, (minutes + 15) / 1440));
  }

  private async close(at: Instant): Promise<void> {
    const { meetingId } = this.meeting;
    this.runtime.setClock(at);
    const { state } = await this.runtime.commands.load(meetingDecider, meetingStream(meetingId));
    const openQuestions = await loadOpenQuestions(
      this.runtime.commands,
      [...(state?.agenda.keys() ?? [])],
      at,
    );
    await this.send({ type: 'close-meeting', data: { openQuestions } }, at);
    await this.runtime.settled();
  }

  private answer(at: Instant): ReportingAnswer {
    if (this.random.chance(0.5)) {
      const to = refOf(acting(this.member(this.random.chance(0.6) ? 'tmm' : 'care-coordinator')));
      return { kind: 'assign', to, due: plusDays(at, this.random.pick([7, 10, 21])) };
    }
    if (this.random.chance(0.7))
      return { kind: 'defer', until: plusDays(at, this.random.pick([10, 13, 28])) };
    return {
      kind: 'waive',
      reason: this.random.pick(['insufficient-indication', 'no-person-known', 'not-trafficking'] as const),
    };
  }

  private member(role: string): string {
    return `${role}-${this.meeting.region}`;
  }

  /** What the meeting's rules refuse (a signal that moved on meanwhile) is simply not decided. */
  private async send(command: MeetingCommand, at: Instant): Promise<void> {
    this.runtime.setClock(at);
    const commandId = uuidFrom('demonstration', this.meeting.meetingId, String((this.sent += 1)));
    const actor = acting(this.member('chain-director'));
    try {
      await this.runtime.commands.run(meetingDecider, meetingStream(this.meeting.meetingId), command, {
        commandId,
        actor,
        occurredAt: at,
        correlationId: commandId,
      });
    } catch (error) {
      if (
        !(error instanceof DomainError) ||
        command.type === 'close-meeting' ||
        command.type === 'plan-meeting'
      )
        throw error;
    }
  }
}
