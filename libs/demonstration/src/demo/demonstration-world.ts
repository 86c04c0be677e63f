import { DomainError, plusDays, uuidFrom, type Instant } from '#event-sourcing';
import { partyDecider, partyStream } from '#party';
import {
  publishSampleRoute,
  routeDecider,
  routeStream,
  SAMPLE_ROUTE_I,
  SAMPLE_ROUTE_II,
  SAMPLE_ROUTE_III,
} from '#route';
import { signalDecider } from '#signal';
import { everyEnding, everyReportingState, everyStall, everythingElse } from '../story/every-state.js';
import { REPORT_STORIES } from '../story/report-stories.js';
import { crowd } from './crowd.js';
import { acting, DEMO_PARTIES, REGIONS } from './parties.js';
import { Random } from './random.js';
import type { PlannedSend, SignalScript } from './signal-script.js';
import { TriageTable, type PlannedMeeting } from './triage-table.js';
import type { WorldRuntime } from './world-runtime.js';

export interface DemonstrationOptions {
  readonly runtime: WorldRuntime;
  /** The world's today. The same today and seed give the same world. */
  readonly today: Instant;
  readonly seed: number;
  readonly onProgress?: (done: number, total: number) => void;
}

const SIGNALS_PER_REGION = 35;
/** Parties and routes were there long before the first signal. */
const FOUNDED_DAYS_AGO = 400;

/** Builds the demonstration world by sending commands. Sent again, each command is recognised: a build that broke off is completed. */
export async function buildDemonstrationWorld({
  runtime,
  today,
  seed,
  onProgress = () => undefined,
}: DemonstrationOptions): Promise<void> {
  const random = new Random(seed);
  await found(runtime, today);
  const sends = scripts(today, random).flatMap((script) => script.sends);
  const meetings = plannedMeetings(today);
  const steps = inOrder(runtime, sends, meetings, random);
  for (const [done, step] of steps.entries()) {
    await step.play();
    if (done % 50 === 0) onProgress(done, steps.length);
  }
  runtime.setClock(today);
  await runtime.settled();
  onProgress(steps.length, steps.length);
}

/** All signals of the world. */
export function scripts(today: Instant, random: Random): readonly SignalScript[] {
  const stories = [...REPORT_STORIES, everyEnding, everyStall, everyReportingState, everythingElse];
  return [...stories.flatMap((story) => story(today)), ...crowd(today, random, SIGNALS_PER_REGION)];
}

interface Step {
  readonly at: Instant;
  readonly play: () => Promise<void>;
}

function inOrder(
  runtime: WorldRuntime,
  sends: readonly PlannedSend[],
  meetings: readonly PlannedMeeting[],
  random: Random,
): readonly Step[] {
  const steps: Step[] = sends.map((send) => ({ at: send.recordedAt, play: () => play(runtime, send) }));
  for (const meeting of meetings) {
    const table = new TriageTable(runtime, meeting, random);
    steps.push({ at: meeting.plannedAt, play: () => table.plan() });
    if (meeting.heldAlready) steps.push({ at: meeting.startsAt, play: () => table.hold() });
  }
  return steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** A meeting may have answered a question before a story does: what is refused then did not happen. */
async function play(
  runtime: WorldRuntime,
  { stream, command, commandId, actor, occurredAt, recordedAt }: PlannedSend,
): Promise<void> {
  runtime.setClock(recordedAt);
  try {
    await runtime.commands.run(signalDecider, stream, command, {
      commandId,
      actor,
      occurredAt,
      correlationId: commandId,
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

async function found(runtime: WorldRuntime, today: Instant): Promise<void> {
  const foundedAt = plusDays(today, -FOUNDED_DAYS_AGO);
  runtime.setClock(foundedAt);
  const auditor = acting('auditor');
  for (const { party, name } of DEMO_PARTIES) {
    const commandId = uuidFrom('demonstration', today, 'party', party.id);
    const command = { type: 'register-party' as const, data: { party, name, generated: true } };
    await runtime.commands.run(partyDecider, partyStream(party.id), command, {
      commandId,
      actor: auditor,
      occurredAt: foundedAt,
      correlationId: commandId,
    });
  }
  const samples = [SAMPLE_ROUTE_I, SAMPLE_ROUTE_II, SAMPLE_ROUTE_III];
  for (const [index, { code }] of REGIONS.entries()) {
    const commandId = uuidFrom('demonstration', today, 'route', code);
    const command = publishSampleRoute(samples[index] as (typeof samples)[number], code, foundedAt, true);
    const actor = acting(`chain-director-${code}`);
    await runtime.commands.run(routeDecider, routeStream(code), command, {
      commandId,
      actor,
      occurredAt: foundedAt,
      correlationId: commandId,
    });
  }
}

/** Two meetings held in the regions that have one, and one planned for tomorrow in each region. */
function plannedMeetings(today: Instant): readonly PlannedMeeting[] {
  return REGIONS.flatMap(({ code }): PlannedMeeting[] => {
    const meeting = (
      name: string,
      startsAt: Instant,
      plannedDaysBefore: number,
      heldAlready: boolean,
    ): PlannedMeeting => ({
      meetingId: uuidFrom('demonstration', today, 'meeting', code, name),
      region: code,
      startsAt,
      plannedAt: plusDays(startsAt, -plannedDaysBefore),
      heldAlready,
    });
    const tomorrow = meeting('tomorrow', tenOClock(plusDays(today, 1)), 13, false);
    if (code === 'westerdelta') return [tomorrow];
    return [
      meeting('four weeks ago', tenOClock(plusDays(today, -27)), 12, true),
      meeting('two weeks ago', tenOClock(plusDays(today, -13)), 13, true),
      tomorrow,
    ];
  });
}

/** Ten o'clock in the Netherlands on the day of an instant. */
export function tenOClock(day: Instant): Instant {
  const noon = new Date(`${day.slice(0, 10)}T12:00:00.000Z`);
  const hourThere = Number(
    new Intl.DateTimeFormat('en', { timeZone: 'Europe/Amsterdam', hour: 'numeric', hourCycle: 'h23' }).format(
      noon,
    ),
  );
  return `${day.slice(0, 10)}T${String(10 - (hourThere - 12)).padStart(2, '0')}:00:00.000Z`;
}
