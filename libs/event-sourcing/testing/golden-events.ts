import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../src/core/actor.js';
import { contentHash } from '../src/core/canonical-json.js';
import type { Decider } from '../src/core/decider.js';
import type { DomainEvent, Recorded, RecordedEvent } from '../src/core/event.js';
import { plusDays } from '../src/core/instant.js';
import { recordedFrom, storedBody } from '../src/core/stored-body.js';
import { uuidFrom } from '../src/core/uuid.js';
import { EventRegistry, type EventTypes } from '../src/registry/event-registry.js';
import { recordedFacts, type GivenEvent } from './given.js';

/** A history in which every type of event that a context writes today occurs at least once. */
export interface GoldenStory<State, Event extends DomainEvent> {
  readonly types: EventTypes;
  readonly decider: Pick<Decider<State, never, Event, never>, 'initial' | 'evolve'>;
  readonly actor: Actor;
  /** Facts of one stream each, in an order in which they can happen. */
  readonly streams: Readonly<Record<string, readonly GivenEvent<Event>[]>>;
}

interface Scene<Event extends DomainEvent> {
  readonly event: Recorded<Event>;
  /** What happened before in its stream. */
  readonly before: readonly Recorded<Event>[];
}

/**
 * Checks a context against its golden files: one file per event type and version, holding the bytes as they were stored
 * when that version was new. Whoever reads old history relies on them, so they are only ever added. A missing file of a type
 * that is written today is made, and the test fails once: look at it, then commit it with its line in the checksum list.
 */
export function goldenEvents<State, Event extends DomainEvent>(
  context: string,
  folder: string,
  { types, decider, actor, streams }: GoldenStory<State, Event>,
): void {
  const registry = new EventRegistry(types);
  const scenes = scenesOf(actor, streams);
  const fold = (events: readonly Recorded<Event>[]) => events.reduce(decider.evolve, decider.initial);

  describe(`golden events: ${context}`, () => {
    it.each(registry.types)('%s has a file, whose bytes never change', (type) => {
      const scene = scenes.get(type);
      if (!existsSync(fileOf(folder, type))) {
        if (scene === undefined) throw new Error(`No golden file of ${type}, and it is not in the story`);
        keep(folder, type, bodyOf(scene.event));
        throw new Error(`The golden file of ${type} was missing. It is made now: look at it and commit it.`);
      }
      expect(checksumOf(folder, type)).toBe(checksums(folder).get(type));
    });

    it.each(types.types)('%s is written today as it was when its golden file was made', (type) => {
      const kept = recordedFrom(golden(folder, type), 1n, 'hash');
      expect(sceneOf(scenes, type).event.data).toEqual(kept.data);
      expect(bodyOf(kept)).toBe(golden(folder, type));
    });

    it.each(registry.types)('%s comes to its newest version, and folds', (type) => {
      const stored = recordedFrom(golden(folder, type), 1n, 'hash');
      const current = registry.current(stored) as Recorded<Event>;
      const { event, before } = sceneOf(scenes, current.type);
      expect(Object.keys(current.data as object).sort()).toEqual(Object.keys(event.data as object).sort());
      expect(() => fold([...before, current])).not.toThrow();
    });
  });
}

/** Checks that nothing lies in the folder that no context knows, and that the checksum list is complete. */
export function noStrayGoldenEvents(folder: string, ...contexts: readonly EventTypes[]): void {
  it('every golden file belongs to a registered type and stands in the checksum list', () => {
    const files = readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -'.json'.length));
    expect(files.sort()).toEqual([...new EventRegistry(...contexts).types].sort());
    expect([...checksums(folder).keys()].sort()).toEqual(files);
  });
}

function scenesOf<Event extends DomainEvent>(
  actor: Actor,
  streams: GoldenStory<never, Event>['streams'],
): Map<string, Scene<Event>> {
  const scenes = new Map<string, Scene<Event>>();
  for (const [stream, facts] of Object.entries(streams)) {
    const history = recordedFacts<Event>(facts, stream).map((event) => stored(event, actor));
    history.forEach((event, index) => {
      if (!scenes.has(event.type)) scenes.set(event.type, { event, before: history.slice(0, index) });
    });
  }
  return scenes;
}

/** An envelope as it stands in a real store; typed a minute after it happened. */
function stored<Event extends DomainEvent>(event: Recorded<Event>, actor: Actor): Recorded<Event> {
  const commandId = uuidFrom(event.stream, 'command', String(event.revision));
  return {
    ...event,
    actor,
    recordedAt: plusDays(event.occurredAt, 1 / 1440),
    correlationId: commandId,
    causationId: commandId,
    commandId,
    commandHash: contentHash(event.data),
  };
}

function sceneOf<Event extends DomainEvent>(scenes: Map<string, Scene<Event>>, type: string): Scene<Event> {
  const scene = scenes.get(type);
  if (scene === undefined) throw new Error(`The story has no event of type ${type}`);
  return scene;
}

function bodyOf(event: RecordedEvent): string {
  return storedBody(event, event.stream, event.revision, event.recordedAt);
}

const fileOf = (folder: string, type: string) => join(folder, `${type}.json`);
const listOf = (folder: string) => join(folder, 'SHA256SUMS');
const golden = (folder: string, type: string) => readFileSync(fileOf(folder, type), 'utf8');

function checksumOf(folder: string, type: string): string {
  return createHash('sha256')
    .update(readFileSync(fileOf(folder, type)))
    .digest('hex');
}

/** The list has the form that `sha256sum --check` reads. */
function checksums(folder: string): Map<string, string> {
  const text = existsSync(listOf(folder)) ? readFileSync(listOf(folder), 'utf8') : '';
  return new Map(
    text
      .split('\n')
      .map((line) => /^([0-9a-f]{64}) {2}(.+)\.json$/.exec(line))
      .filter((found) => found !== null)
      .map(([, sum = '', type = '']) => [type, sum]),
  );
}

function keep(folder: string, type: string, body: string): void {
  writeFileSync(fileOf(folder, type), body, { flag: 'wx' });
  const lines = [...checksums(folder).set(type, checksumOf(folder, type))].map(
    ([name, sum]) => `${sum}  ${name}.json\n`,
  );
  writeFileSync(listOf(folder), lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join(''));
}
