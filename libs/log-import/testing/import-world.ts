import { CommandRunner, EventRegistry, type Instant, type RecordedEvent } from '#event-sourcing';
import { MemoryEventStore } from '#event-store-memory';
import { importLog, type ImportRemark, type ImportSummary, type LogMapping } from '#log-import';
import { partyEventTypes } from '#party';
import { routeEventTypes } from '#route';
import { signalEventTypes } from '#signal';

/** A world in memory that logs are imported into. */
export class ImportWorld {
  readonly store: MemoryEventStore;
  readonly commands: CommandRunner;

  constructor(readonly now: Instant) {
    this.store = new MemoryEventStore(() => now);
    const registry = new EventRegistry(partyEventTypes, routeEventTypes, signalEventTypes);
    this.commands = new CommandRunner(this.store, registry, () => now);
  }

  import(
    file: string,
    mapping: LogMapping,
    dryRun = false,
  ): Promise<{ readonly summary: ImportSummary; readonly remarks: readonly ImportRemark[] }> {
    const remarks: ImportRemark[] = [];
    const options = { file, mapping, commands: dryRun ? null : this.commands, now: () => this.now };
    return importLog({ ...options, onRemark: (each) => remarks.push(each) }).then((summary) => ({
      summary,
      remarks,
    }));
  }

  async events(typePrefix = ''): Promise<readonly RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    for await (const { events } of this.store.readAll())
      found.push(...events.filter(({ type }) => type.startsWith(typePrefix)));
    return found;
  }
}
