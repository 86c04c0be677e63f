import { DomainError, ViewsNotBuiltError } from '../core/errors.js';
import type { Position } from '../core/event.js';
import type { EventStore } from '../port/event-store.js';
import type { EventRegistry } from '../registry/event-registry.js';
import type { Following, Rebuilding } from './event-reader.js';
import { Generation, type OpenGeneration } from './generation.js';
import {
  bookAtStart,
  isReadable,
  serving,
  withNew,
  without,
  type GenerationBook,
  type GenerationEntry,
  type Versions,
} from './generation-book.js';
import type { GenerationState, ReaderStatus } from '../port/reader-status.js';
import { NO_SKIPS, type Skips } from './projection.js';
import { Turns } from './turns.js';

/** Where the generations of one projection live, such as a file or a schema each. */
export interface GenerationHome<Models> extends Versions {
  /** Of the projection. */
  readonly name: string;
  /** Null when there are none, or none of this history. */
  load(): Promise<GenerationBook | null>;
  /** Durable, and all or nothing. */
  save(book: GenerationBook): Promise<void>;
  /** Opens a generation's place, or makes it. */
  open(entry: GenerationEntry): Promise<OpenGeneration<Models>>;
  /** Removes every place but these; what has no entry is nobody's. */
  keepOnly(numbers: readonly number[]): Promise<void>;
}

/** How long to wait before looking again whether a generation stopped (milliseconds). */
const LOOK_MS = 500;

/**
 * A projection that is rebuilt beside the one that is served: the new generation takes its place when it has caught up; the old
 * one is kept up to date, so that the switch can be taken back, until it is retired.
 */
export class Generations<Models> implements Following, Rebuilding {
  readonly rebuilding: Rebuilding = this;
  private readonly open = new Map<number, Generation<Models>>();
  private readonly completing = new Set<Promise<void>>();
  /** Why a generation that had caught up could not be served. */
  private readonly troubles = new Map<number, string>();
  private readonly turns = new Turns();
  private started = false;
  private closing = false;

  private constructor(
    private readonly home: GenerationHome<Models>,
    private readonly store: EventStore,
    private readonly registry: EventRegistry,
    private readonly skips: Skips,
    private book: GenerationBook,
  ) {}

  /** Opens what there is; what was half-made goes on, and what is needed and not there is begun. */
  static async open<Models>(
    home: GenerationHome<Models>,
    store: EventStore,
    registry: EventRegistry,
    skips: Skips = NO_SKIPS,
  ): Promise<Generations<Models>> {
    const found = await home.load();
    const book = bookAtStart(found, home);
    await home.keepOnly(found === null ? [] : book.entries.map(({ number }) => number));
    await home.save(book);
    const generations = new Generations(home, store, registry, skips, book);
    try {
      for (const entry of book.entries) if (isReadable(entry, home)) await generations.openEntry(entry);
    } catch (error) {
      await generations.close();
      throw error;
    }
    return generations;
  }

  start(): void {
    if (this.started) return;
    this.started = true;
    for (const generation of this.open.values()) this.follow(generation);
  }

  /** Stops following; questions are still answered until `close`. */
  async stop(): Promise<void> {
    this.closing = true;
    await Promise.all([...this.open.values()].map(({ runner }) => runner.stop()));
    await Promise.all(this.completing);
  }

  async close(): Promise<void> {
    await this.stop();
    for (const generation of this.open.values()) await generation.close();
    this.open.clear();
  }

  retry(): boolean {
    const again = [...this.open.values()].filter(
      ({ runner, entry }) => runner.retry() || this.troubles.has(entry.number),
    );
    for (const generation of again) if (!this.isWhole(generation)) this.complete(generation);
    return again.length > 0;
  }

  /** Asks the served generation; the same one to the end of the question. Throws ViewsNotBuiltError while it is not whole. */
  ask<Answer>(question: (models: Models) => Promise<Answer>): Promise<Answer> {
    const served = this.open.get(this.book.served);
    if (served?.isWhole !== true)
      return Promise.reject(
        new ViewsNotBuiltError(`The views of ${this.home.name} are being built; try again later`),
      );
    return served.ask(question);
  }

  /** Of the rows that answer. */
  get version(): number {
    return this.shown.version;
  }

  /** Of the generation that answers, or will when it is whole. */
  status(): ReaderStatus {
    return this.statusOf(this.shown);
  }

  statuses(): readonly ReaderStatus[] {
    return this.book.entries.map((entry) => this.statusOf(entry));
  }

  waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    const generation = this.open.get(this.shown.number);
    return generation?.runner.waitFor(position, timeoutMs) ?? Promise.resolve(false);
  }

  /** Resolves when nothing is being built any more: finished, stopped at an event, or the app ends. */
  async settled(): Promise<void> {
    while (this.completing.size > 0) await Promise.all(this.completing);
  }

  /** Begins a generation beside the served one, and answers its number. It is served when it has caught up. */
  rebuild(): Promise<number> {
    return this.alone(async () => {
      if (this.book.entries.some(({ whole }) => !whole))
        throw new DomainError('rebuild-running', 'A generation is being built already');
      const beside = this.beside();
      if (beside !== undefined)
        throw new DomainError(
          'retire-first',
          `Generation ${beside.number} stands beside the served one; retire it first`,
        );
      const book = withNew(this.book, this.home.version);
      await this.save(book);
      const entry = book.entries.at(-1) as GenerationEntry;
      const generation = await this.openEntry(entry);
      if (this.started) this.follow(generation);
      return entry.number;
    });
  }

  /** Lets the whole generation that stands by be served, and the served one stand by. Answers the number now served. */
  switch(): Promise<number> {
    return this.alone(async () => {
      const { number, whole } = this.requireBeside();
      const generation = this.open.get(number);
      if (!whole || generation === undefined)
        throw new DomainError(
          'generation-not-whole',
          `Generation ${number} cannot be served: it is not whole`,
        );
      if (!(await this.serve(generation)))
        throw new DomainError('generation-stopped', `Generation ${number} stopped before it had caught up`);
      return number;
    });
  }

  /** Removes the generation beside the served one, also one that is being built. Answers its number. */
  retire(): Promise<number> {
    return this.alone(async () => {
      const { number } = this.requireBeside();
      await this.save(without(this.book, number));
      const generation = this.open.get(number);
      this.open.delete(number);
      await generation?.close();
      await this.home.keepOnly(this.book.entries.map((entry) => entry.number));
      return number;
    });
  }

  private alone<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.turns.take(this.home.name, work);
  }

  private async openEntry(entry: GenerationEntry): Promise<Generation<Models>> {
    const opened = await this.home.open(entry);
    const goal = await this.store.head();
    const generation = new Generation(entry, opened, this.store, this.registry, this.skips, goal);
    this.open.set(entry.number, generation);
    return generation;
  }

  private follow(generation: Generation<Models>): void {
    generation.runner.start();
    if (!this.isWhole(generation)) this.complete(generation);
  }

  /** By the book: it has been served, or could have been. */
  private isWhole({ entry: { number } }: Generation<Models>): boolean {
    return this.book.entries.some((entry) => entry.number === number && entry.whole);
  }

  private complete(generation: Generation<Models>): void {
    const { number } = generation.entry;
    this.troubles.delete(number);
    const done = this.serveWhenWhole(generation)
      .catch((error: unknown) => void this.troubles.set(number, (error as Error).message))
      .finally(() => this.completing.delete(done));
    this.completing.add(done);
  }

  private async serveWhenWhole(generation: Generation<Models>): Promise<void> {
    if (!(await generation.comesUpTo(this.servedBeside(generation), LOOK_MS)) || this.closing) return;
    await this.alone(async () => {
      if (this.open.has(generation.entry.number)) await this.serve(generation);
    });
  }

  /** Those who have seen a change on the old generation see it on the new one: it takes over when it is at least as far. */
  private async serve(generation: Generation<Models>): Promise<boolean> {
    const before = this.book;
    const book = serving(before, generation.entry.number);
    await this.home.save(book);
    const served = this.servedBeside(generation);
    do {
      if (await generation.comesUpTo(served, LOOK_MS)) continue;
      await this.home.save(before);
      return false;
    } while (served !== undefined && generation.position < served.position);
    this.book = book;
    return true;
  }

  private servedBeside(generation: Generation<Models>): Generation<Models> | undefined {
    const served = this.open.get(this.book.served);
    return served === generation ? undefined : served;
  }

  private async save(book: GenerationBook): Promise<void> {
    await this.home.save(book);
    this.book = book;
  }

  private beside(): GenerationEntry | undefined {
    return this.book.entries.find(({ number }) => number !== this.book.served);
  }

  private requireBeside(): GenerationEntry {
    const beside = this.beside();
    if (beside !== undefined) return beside;
    throw new DomainError('no-other-generation', 'No generation stands beside the served one');
  }

  /** The served one; when that cannot be read, the one that will be. */
  private get shown(): GenerationEntry {
    const { entries, served } = this.book;
    const readable = entries.filter(({ number }) => this.open.has(number));
    return (readable.find(({ number }) => number === served) ?? readable[0] ?? entries[0]) as GenerationEntry;
  }

  private statusOf({ number, version }: GenerationEntry): ReaderStatus {
    const generation = this.open.get(number);
    const state = this.stateOf(number, generation);
    const status: ReaderStatus = generation?.runner.status() ?? {
      name: this.home.name,
      state: 'stopped',
      position: 0n,
    };
    const trouble = this.troubles.get(number);
    return {
      ...status,
      ...(trouble === undefined ? {} : { failure: { message: trouble } }),
      version,
      generation: { number, state },
    };
  }

  private stateOf(number: number, generation: Generation<Models> | undefined): GenerationState {
    if (generation === undefined) return 'unreadable';
    if (number === this.book.served) return generation.isWhole ? 'served' : 'building';
    return this.isWhole(generation) ? 'standby' : 'building';
  }
}
