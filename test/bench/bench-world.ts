import {
  fromMillis,
  toMillis,
  uuidFrom,
  type DecisionContext,
  type EventStore,
  type EventToAppend,
  type Instant,
  type Recorded,
} from '#event-sourcing';
import type { ActingParty, PartyRef } from '#party';
import { publishSampleRoute, SAMPLE_ROUTE_I, routeStream } from '#route';
import {
  openBranches,
  signalDecider,
  signalStream,
  type SignalCommand,
  type SignalEvent,
  type SignalState,
} from '#signal';

const REGION = 'noordermark';
const YEARS = 6;
const DAY = 86_400_000;
/** Coarse, so that filling the world takes seconds: what was known is right to two weeks here. */
const TYPED_IN_EVERY_DAYS = 14;

const party = (role: PartyRef['role'], municipality: string | null = null): ActingParty => ({
  id: `bench-${role}`,
  role,
  region: REGION,
  municipality,
  person: 'bench',
});
const officer = party('attention-officer', 'veldbergen');
const director = party('chain-director');
const care = party('care-coordinator');
const tmm = party('tmm');
const comensha: ActingParty = { ...party('comensha'), region: null };

function refOf({ id, role, region, municipality }: ActingParty): PartyRef {
  return { id, role, region, municipality };
}

/** A driven clock and the end of the world's time. */
export interface BenchClock {
  now: Instant;
}

/** Fills a store with about `events` events of signals that take their way over six years, as the decider decides them. */
export async function fillWorld(
  store: EventStore,
  clock: BenchClock,
  events: number,
  until: Instant,
  onProgress: (written: number) => void,
): Promise<number> {
  const first = toMillis(until) - YEARS * 365 * DAY;
  await publishRoute(store, clock, fromMillis(first));
  const days: EventToAppend[][] = [];
  const streams = new Map<EventToAppend, string>();
  const random = mulberry32(20_261_123);
  // As counted in a world of a million.
  const perSignal = 13;
  const perDay = Math.ceil(events / perSignal / (YEARS * 365));
  let written = 0;
  let serial = 0;
  for (let day = 0; day < YEARS * 365; day += 1) {
    for (let i = 0; i < perDay; i += 1) {
      serial += 1;
      const life = new Life(serial, first + day * DAY + i * 1000, toMillis(until), random);
      for (const event of life.events()) {
        const at = Math.max(day, Math.floor((toMillis(event.occurredAt) - first) / DAY));
        (days[at] ??= []).push(event);
        streams.set(event, signalStream(life.signalId));
      }
    }
    if ((day + 1) % TYPED_IN_EVERY_DAYS !== 0 && day + 1 < YEARS * 365) continue;
    // Typed in together, in the order in which it happened: many events share a commit.
    clock.now = fromMillis(first + (day + 1) * DAY - 1);
    const typed = days
      .splice(0, day + 1, ...new Array<EventToAppend[]>(day + 1))
      .flatMap((events) => events ?? []);
    await Promise.all(typed.map((event) => store.append(streams.get(event) as string, 'any', [event])));
    for (const event of typed) streams.delete(event);
    written += typed.length;
    onProgress(written);
  }
  return written;
}

/** One signal's way: registered, handed on, discussed, reported or dropped; some stall on the way. */
class Life {
  readonly signalId: string;
  private state: SignalState = signalDecider.initial;
  private readonly made: EventToAppend[] = [];
  private sent = 0;

  constructor(
    private readonly serial: number,
    private at: number,
    private readonly end: number,
    private readonly random: () => number,
  ) {
    this.signalId = uuidFrom('bench-world', String(serial));
  }

  events(): readonly EventToAppend[] {
    const form = this.pick(['labour', 'sexual', 'criminal'] as const);
    this.send(officer, {
      type: 'register-signal',
      data: {
        signalId: this.signalId,
        source: 'inspector',
        channel: 'phone',
        observedAt: null,
        receivedAt: fromMillis(this.at),
        region: REGION,
        municipality: this.pick(['veldbergen', 'kleiwerf', 'duinhaven']),
        forms: [form],
        urgency: this.random() < 0.2 ? 'acute' : 'normal',
        personCount: null,
        receiptHash: null,
        generated: true,
        importedFrom: null,
      },
    });
    if (this.random() < 0.25) return this.drop(officer, 'insufficient-indication');
    this.handOn(officer, director);
    if (this.random() < 0.2) return this.drop(director, 'no-capacity');
    this.wait(6);
    this.send(director, { type: 'request-triage', data: { region: REGION } });
    this.wait(10);
    this.send(director, {
      type: 'record-triage-held',
      data: {
        region: REGION,
        meetingId: uuidFrom('bench-meeting', String(Math.floor(this.at / (14 * DAY)))),
      },
    });
    const reporter = this.random() < 0.6 ? tmm : care;
    const to = refOf(reporter);
    this.send(director, {
      type: 'assign-reporting',
      data: { subject: 'signal', to, due: fromMillis(this.at + 14 * DAY), via: { kind: 'decision' } },
    });
    this.handOn(director, reporter);
    if (this.random() < 0.1) return this.made;
    this.send(reporter, { type: 'accept-reporting', data: { subject: 'signal' } });
    if (reporter === care)
      this.send(care, {
        type: 'record-consent',
        data: { subject: 'signal', scope: 'report', answer: this.random() < 0.8 ? 'given' : 'refused' },
      });
    if (this.random() < 0.1) return this.made;
    this.wait(8);
    this.send(reporter, {
      type: 'submit-report',
      data: {
        subject: 'signal',
        criteria: reporter === tmm ? ['ex-officio-investigation'] : [],
        legalBasis: reporter === tmm ? 'legal-obligation' : 'consent',
        complete: true,
      },
    });
    this.wait(5);
    const reportId = this.state.signal?.reports[0]?.id;
    if (reportId === undefined) return this.made;
    this.send(comensha, {
      type: 'acknowledge-report',
      data: { reportId, registryNumber: `R-${this.serial}`, registryPersonNumber: `P-${this.serial}` },
    });
    return this.drop(reporter, 'reported');
  }

  private drop(
    holder: ActingParty,
    reason: 'insufficient-indication' | 'no-capacity' | 'reported',
  ): readonly EventToAppend[] {
    this.wait(10);
    const branchId = this.branchOf(holder);
    if (branchId !== undefined && this.random() < 0.95)
      this.send(holder, { type: 'end-branch', data: { branchId, reason, relabelledAs: null } });
    return this.made;
  }

  private handOn(from: ActingParty, to: ActingParty): void {
    this.wait(5);
    const branchId = this.branchOf(from);
    if (branchId === undefined) return;
    const recipient = refOf(to);
    this.send(from, {
      type: 'offer-hand-off',
      data: { branchId, to: [recipient], keepsCustody: false, legalBasis: 'public-task' },
    });
    this.wait(3);
    const handOffId = this.state.signal?.handOffs.at(-1)?.id ?? '';
    this.send(to, { type: 'accept-hand-off', data: { handOffId } });
    const duty = this.state.signal?.duties.at(-1);
    if (duty !== undefined && this.random() < 0.7)
      this.send(to, { type: 'give-feedback', data: { dutyId: duty.id, outcome: 'picked-up' } });
  }

  private branchOf(holder: ActingParty): string | undefined {
    return this.state.signal === null
      ? undefined
      : openBranches(this.state.signal).find((branch) => branch.holder.id === holder.id)?.id;
  }

  private wait(days: number): void {
    this.at += Math.ceil(-Math.log(1 - this.random()) * days * DAY);
  }

  /** What lies after the end of the world's time has not happened yet; what the decider refuses does not happen. */
  private send(actor: ActingParty, command: SignalCommand): void {
    if (this.at > this.end) return;
    this.at += 1000;
    const commandId = uuidFrom('bench-command', this.signalId, String((this.sent += 1)));
    const now = fromMillis(this.at);
    const context: DecisionContext<ActingParty> = {
      now,
      occurredAt: now,
      actor,
      id: (name) => uuidFrom(commandId, name),
    };
    let events: readonly SignalEvent[];
    try {
      events = signalDecider.decide(this.state, command, context);
    } catch {
      return;
    }
    const actorOf = { party: actor.id, role: actor.role, person: actor.person };
    events.forEach((event, index) => {
      const appended = {
        ...event,
        id: context.id(`event:${index}`),
        actor: actorOf,
        correlationId: this.signalId,
        causationId: commandId,
        commandId,
        commandHash: '',
      };
      this.state = signalDecider.evolve(this.state, appended as unknown as Recorded<SignalEvent>);
      this.made.push(appended);
    });
  }

  private pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.random() * choices.length)] as T;
  }
}

async function publishRoute(store: EventStore, clock: BenchClock, inForceFrom: Instant): Promise<void> {
  clock.now = inForceFrom;
  const { data } = publishSampleRoute(SAMPLE_ROUTE_I, REGION, inForceFrom, true);
  const by = refOf(director);
  const id = uuidFrom('bench-route');
  const actor = { party: director.id, role: director.role, person: director.person };
  await store.append(routeStream(REGION), 'no-stream', [
    {
      id,
      type: 'route.published.v1',
      data: { ...data, version: 1, by },
      occurredAt: inForceFrom,
      actor,
      correlationId: id,
      causationId: id,
      commandId: id,
      commandHash: '',
    },
  ]);
}

/** A small random source with a seed (mulberry32), so that every run makes the same world. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
