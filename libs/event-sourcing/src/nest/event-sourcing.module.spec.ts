import { Inject, Injectable, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { describe, expect, it } from '@jest/globals';
import {
  A_WRITER,
  MemoryCheckpoints,
  notebookEventTypes,
  notebookOf,
  RecordingProjection,
  type Noted,
} from '#event-sourcing/testing';
import {
  CommandRunner,
  EventRegistry,
  type Automation,
  type Instant,
  type RecordedEvent,
} from '#event-sourcing';
import {
  CHECKPOINTS,
  CLOCK,
  EVENT_STORE,
  EventReaders,
  EventReadersModule,
  EventSourcingModule,
} from '#event-sourcing/nest';
import { MemoryEventStore } from '#event-store-memory';

const SOON = 2000;
const NOW: Instant = '2031-03-03T09:00:00.000Z';
const SETTINGS = Symbol('SETTINGS');

@Injectable()
class CopyNotes implements Automation {
  readonly name = 'when-noted-then-copy';
  readonly typePrefixes = ['sample.'];

  constructor(@Inject(CommandRunner) private readonly commands: CommandRunner) {}

  async react(event: RecordedEvent): Promise<void> {
    if (event.stream !== 'notebook-1') return;
    const envelope = { commandId: event.id, actor: A_WRITER, correlationId: event.correlationId };
    await this.commands.run(
      notebookOf(9),
      'notebook-2',
      { texts: [(event.data as Noted['data']).text] },
      envelope,
    );
  }
}

@Module({
  providers: [{ provide: RecordingProjection, useFactory: () => new RecordingProjection() }, CopyNotes],
  exports: [RecordingProjection, CopyNotes],
})
class NotebookModule {}

@Module({ providers: [{ provide: SETTINGS, useValue: { now: NOW } }], exports: [SETTINGS] })
class SettingsModule {}

/** Notes down when it was closed. */
class ClosingStore extends MemoryEventStore {
  closedWhile: string | null = null;
  readers: EventReaders | undefined;

  override close(): Promise<void> {
    this.closedWhile =
      this.readers
        ?.statuses()
        .map(({ position }) => String(position))
        .join() ?? '';
    return super.close();
  }
}

async function started(store: MemoryEventStore): Promise<TestingModule> {
  const app = await Test.createTestingModule({
    imports: [
      EventSourcingModule.forRootAsync({
        imports: [SettingsModule],
        inject: [SETTINGS],
        useFactory: ({ now }: { now: Instant }) => ({
          store,
          registry: new EventRegistry(notebookEventTypes),
          checkpoints: new MemoryCheckpoints(),
          now: () => now,
        }),
      }),
      EventReadersModule.forRoot({
        imports: [NotebookModule],
        projections: [RecordingProjection],
        automations: [CopyNotes],
      }),
    ],
  }).compile();
  return app.init();
}

describe('event sourcing in Nest', () => {
  it('runs commands, projections and automations from the start of the app to its end', async () => {
    const store = new ClosingStore(() => NOW);
    const app = await started(store);
    const readers = app.get(EventReaders);
    store.readers = readers;

    const envelope = { commandId: 'a-command', actor: A_WRITER, correlationId: 'correlation' };
    await app.get(CommandRunner).run(notebookOf(9), 'notebook-1', { texts: ['a'] }, envelope);
    expect(await readers.waitFor(2n, SOON)).toBe(true);
    expect(app.get(RecordingProjection).rows).toEqual(['a', 'a']);
    expect(await readers.waitFor(2n, SOON, 'recording')).toBe(true);
    expect(readers.statuses().map(({ name, state }) => [name, state])).toEqual([
      ['recording', 'live'],
      ['when-noted-then-copy', 'live'],
    ]);

    const waiting = readers.waitFor(99n, 60_000);
    await app.close();
    expect(await waiting).toBe(false);
    expect(store.closedWhile).toBe('2,2');
  });

  it('offers the parts by their tokens, and the clock that was composed', async () => {
    const store = new MemoryEventStore();
    const app = await started(store);
    expect(app.get(EVENT_STORE)).toBe(store);
    expect(app.get(CHECKPOINTS)).toBeInstanceOf(MemoryCheckpoints);
    expect(app.get<() => Instant>(CLOCK)()).toBe(NOW);
    await app.close();
  });

  it('has the machine clock when none is given', async () => {
    const parts = {
      store: new MemoryEventStore(),
      registry: new EventRegistry(notebookEventTypes),
      checkpoints: new MemoryCheckpoints(),
    };
    const app = await Test.createTestingModule({ imports: [EventSourcingModule.forRoot(parts)] }).compile();
    expect(app.get<() => Instant>(CLOCK)()).toMatch(/^\d{4}-.*Z$/);
    await app.close();
  });

  it('does not start with two readers of one name', () => {
    const reader = { status: () => ({ name: 'twice' }) } as unknown as ConstructorParameters<
      typeof EventReaders
    >[0][number];
    expect(() => new EventReaders([reader, reader])).toThrow(RangeError);
  });
});
