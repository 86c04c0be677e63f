import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AutomationRunner, fromMillis, type Following, type Instant } from '#event-sourcing';
import { buildDemonstrationWorld, type WorldRuntime } from '#demonstration';
import { LedgerAgendaProposals } from '#ledger';
import { WhenMergeChangesThenTellSurvivor } from '#signal';
import { MeetingCalendar, triageAutomations } from '#triage';
import { openEmbeddedWorld, type EmbeddedWorld } from './embedded-world.js';

interface Marker {
  readonly kind: 'demonstration';
  readonly generated: true;
  readonly today: Instant;
  readonly seed: number;
  readonly complete: boolean;
}

const SEED = 20_261_123;
const PATIENCE_MS = 60_000;

/** Makes the demonstration world in a folder if it is not there; completes one whose making broke off. */
export async function ensureDemonstrationWorld(
  folder: string,
  onProgress: (done: number, total: number) => void,
  seed = SEED,
): Promise<void> {
  const file = join(folder, 'demonstration.json');
  const marker = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Marker) : undefined;
  if (marker?.complete === true) return;
  if (marker === undefined && existsSync(join(folder, 'events.db'))) {
    throw new Error(`${folder} holds another world; the demonstration world needs a folder of its own`);
  }
  mkdirSync(folder, { recursive: true });
  const plan: Marker = marker ?? {
    kind: 'demonstration',
    generated: true,
    today: fromMillis(Date.now()),
    seed,
    complete: false,
  };
  write(file, plan);
  const clock = { now: plan.today };
  const world = await openEmbeddedWorld(folder, () => clock.now);
  const construction = await Construction.begin(world, clock);
  try {
    await buildDemonstrationWorld({ runtime: construction, today: plan.today, seed: plan.seed, onProgress });
    await construction.end();
  } finally {
    await construction.stop();
    await world.close();
  }
  write(file, { ...plan, complete: true });
}

/** Read models and automations that follow a world under construction, on its driven clock. */
class Construction implements WorldRuntime {
  private constructor(
    private readonly world: EmbeddedWorld,
    private readonly clock: { now: Instant },
    private readonly calendar: MeetingCalendar,
    private readonly readers: readonly Following[],
  ) {}

  static async begin(world: EmbeddedWorld, clock: { now: Instant }): Promise<Construction> {
    const { store, registry, commands, readSide, ledger } = world;
    const calendar = new MeetingCalendar(store, registry);
    await calendar.start();
    const proposals = new LedgerAgendaProposals(ledger, (position) => ledger.waitFor(position, PATIENCE_MS));
    const automations = [
      ...triageAutomations(commands, calendar, proposals),
      new WhenMergeChangesThenTellSurvivor(commands),
    ];
    const runners = automations.map(
      (automation) => new AutomationRunner(store, registry, automation, readSide.checkpoints),
    );
    ledger.start();
    for (const runner of runners) runner.start();
    return new Construction(world, clock, calendar, [ledger, ...runners]);
  }

  get commands() {
    return this.world.commands;
  }

  setClock(now: Instant): void {
    this.clock.now = now;
  }

  /** Automations record events that others react to: settled is when a round adds nothing. */
  async settled(): Promise<void> {
    for (let head = -1n, next = 0n; head !== next;) {
      head = await this.world.store.head();
      for (const reader of this.readers) {
        if (await reader.waitFor(head, PATIENCE_MS)) continue;
        const { name, failure } = reader.status();
        throw new Error(`${name} did not get through the world: ${failure?.message ?? 'it took too long'}`);
      }
      next = await this.world.store.head();
    }
  }

  async end(): Promise<void> {
    await this.settled();
  }

  async stop(): Promise<void> {
    for (const reader of this.readers) await reader.stop();
    await this.calendar.stop();
  }
}

/** Written beside and then put in place, so that a crash leaves the old or the new, never half. */
function write(file: string, marker: Marker): void {
  writeFileSync(`${file}.new`, JSON.stringify(marker, null, 2));
  renameSync(`${file}.new`, file);
}
