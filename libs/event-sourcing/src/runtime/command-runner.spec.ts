import { beforeEach, describe, expect, it } from '@jest/globals';
import { A_WRITER, anEvent, notebookEventTypes, notebookOf } from '#event-sourcing/testing';
import {
  ConcurrencyError,
  CommandRunner,
  EventRegistry,
  isUuid,
  UnknownEventTypeError,
  type CommandEnvelope,
  type EventStore,
  type Instant,
} from '#event-sourcing';
import { MemoryEventStore } from '#event-store-memory';

const notebook = notebookOf(50);
const STREAM = 'notebook-1';
const NOW: Instant = '2031-03-03T09:00:00.000Z';

let counter = 0;
function envelope(more: Partial<CommandEnvelope<typeof A_WRITER>> = {}): CommandEnvelope<typeof A_WRITER> {
  counter += 1;
  return { commandId: `command-${counter}`, actor: A_WRITER, correlationId: 'correlation', ...more };
}

describe('command runner', () => {
  let store: MemoryEventStore;
  let runner: CommandRunner;
  const note = (texts: string[], more: Partial<CommandEnvelope<typeof A_WRITER>> = {}) =>
    runner.run(notebook, STREAM, { texts }, envelope(more));
  const texts = async () => (await runner.load(notebook, STREAM)).state;
  const runnerOver = (port: EventStore) =>
    new CommandRunner(port, new EventRegistry(notebookEventTypes), () => NOW);

  beforeEach(() => {
    store = new MemoryEventStore(() => NOW);
    runner = runnerOver(store);
  });

  it('records what is decided, with who, when, and why', async () => {
    const answer = await note(['a', 'b'], { commandId: 'the-command', correlationId: 'the-request' });
    expect(answer).toMatchObject({
      stream: STREAM,
      revision: 1,
      position: 2n,
      recordedAt: NOW,
      replayed: false,
    });
    expect(answer.events).toEqual(await store.readStream(STREAM));
    expect(answer.events[0]).toMatchObject({
      type: 'sample.noted.v1',
      actor: { party: 'a-party', role: 'a-role', person: 'a-person' },
      occurredAt: NOW,
      correlationId: 'the-request',
      causationId: 'the-command',
      commandId: 'the-command',
    });
    expect(answer.events.every((event) => isUuid(event.id))).toBe(true);
  });

  it('keeps the cause that it is told, and the time at which it happened', async () => {
    const occurredAt = '2031-03-02T21:00:00+01:00';
    const { events } = await note(['a'], { causationId: 'the-event', occurredAt });
    expect(events[0]).toMatchObject({ causationId: 'the-event', occurredAt: '2031-03-02T20:00:00.000Z' });
  });

  it('passes the refusal of the domain on, and records nothing', async () => {
    const many = Array.from({ length: 51 }, (_, page) => `page ${page}`);
    await expect(note(many)).rejects.toMatchObject({ code: 'notebook-full' });
    expect(await texts()).toEqual([]);
  });

  it('answers with the present revision when nothing had to be recorded', async () => {
    await note(['a', 'b']);
    expect(await note(['a'])).toMatchObject({ revision: 1, position: 2n, events: [], replayed: false });
    expect(await note([])).toMatchObject({ revision: 1 });
    expect(await runner.run(notebook, 'notebook-2', { texts: [] }, envelope())).toMatchObject({
      revision: -1,
    });
  });

  it.each([
    ['2031-03-03T09:00:00.001Z', 'occurred-in-future'],
    ['2031-03-03T10:30:00+01:00', 'occurred-in-future'],
    ['yesterday', 'not-an-instant'],
    ['2031-02-30T09:00:00.000Z', 'not-an-instant'],
  ])('refuses that it happened at %s', async (occurredAt, code) => {
    const refusal = { code, kind: 'invalid', field: 'occurredAt' };
    await expect(note(['a'], { occurredAt })).rejects.toMatchObject(refusal);
    expect(await store.head()).toBe(0n);
  });

  describe('a command that is sent again', () => {
    it('is answered as the first time, also after others wrote', async () => {
      const commandId = 'sent-twice';
      const first = await note(['a', 'b'], { commandId });
      await note(['c']);
      expect(await note(['a', 'b'], { commandId })).toEqual({ ...first, replayed: true });
      expect(await texts()).toEqual(['a', 'b', 'c']);
    });

    it('is answered also when it expected a revision that has passed', async () => {
      const commandId = 'sent-twice-if-match';
      await note(['a'], { commandId, expectedRevision: -1 });
      expect(await note(['a'], { commandId, expectedRevision: -1 })).toMatchObject({
        revision: 0,
        replayed: true,
      });
    });

    it.each([
      ['another content', ['b'], {}],
      ['another time', ['a'], { occurredAt: '2031-03-01T00:00:00.000Z' }],
      ['another party', ['a'], { actor: { ...A_WRITER, id: 'b-party' } }],
    ])('is refused with %s', async (_, otherTexts, more) => {
      await note(['a'], { commandId: 'reused' });
      const refusal = { code: 'idempotency-key-reused', kind: 'conflict' };
      await expect(note(otherTexts, { commandId: 'reused', ...more })).rejects.toMatchObject(refusal);
      expect(await texts()).toEqual(['a']);
    });

    it('is refused on another stream', async () => {
      await note(['a'], { commandId: 'reused' });
      const elsewhere = runner.run(
        notebook,
        'notebook-2',
        { texts: ['a'] },
        envelope({ commandId: 'reused' }),
      );
      await expect(elsewhere).rejects.toMatchObject({ code: 'idempotency-key-reused' });
      expect(await store.readStream('notebook-2')).toEqual([]);
    });

    it('is recorded once when its copies race through several processes', async () => {
      const runners = Array.from({ length: 8 }, () => runnerOver(store));
      const copy = envelope({ commandId: 'raced' });
      const answers = await Promise.all(
        runners.map((each) => each.run(notebook, STREAM, { texts: ['a'] }, copy)),
      );
      expect(await texts()).toEqual(['a']);
      expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
      expect(new Set(answers.map((answer) => answer.events[0]?.id)).size).toBe(1);
    });

    it('is refused to the copy with other content when the two race', async () => {
      const commandId = 'raced-otherwise';
      const outcomes = await Promise.allSettled([
        runnerOver(store).run(notebook, STREAM, { texts: ['a'] }, envelope({ commandId })),
        runnerOver(store).run(notebook, STREAM, { texts: ['b'] }, envelope({ commandId })),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'idempotency-key-reused' },
      });
    });
  });

  describe('several writers on one stream', () => {
    it('decides all of them, one after the other, within a process', async () => {
      const written = Array.from({ length: 40 }, (_, page) => `page ${page}`);
      await Promise.all(written.map((text) => note([text])));
      expect(await texts()).toEqual(written);
    });

    it('decides again when another process got in between', async () => {
      const others = Array.from({ length: 6 }, () => runnerOver(store));
      await Promise.all(
        others.map((each, i) => each.run(notebook, STREAM, { texts: [`from ${i}`] }, envelope())),
      );
      expect([...(await texts())].sort()).toEqual(others.map((_, i) => `from ${i}`));
    });

    it('decides on what the other wrote: the last page is given out once', async () => {
      const small = notebookOf(1);
      const outcomes = await Promise.allSettled(
        ['a', 'b', 'c'].map((text) => runnerOver(store).run(small, STREAM, { texts: [text] }, envelope())),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await texts()).toHaveLength(1);
    });

    it('does not decide again when the client named the revision it saw', async () => {
      await note(['a']);
      await note(['b'], { expectedRevision: 0 });
      await expect(note(['c'], { expectedRevision: 0 })).rejects.toMatchObject({ code: 'revision-mismatch' });
      expect(await texts()).toEqual(['a', 'b']);
    });

    it('gives up after a bounded number of attempts', async () => {
      let attempts = 0;
      class AlwaysBeaten extends MemoryEventStore {
        override append(stream: string): Promise<never> {
          attempts += 1;
          return Promise.reject(new ConcurrencyError(stream, 0, 1));
        }
      }
      const beaten = runnerOver(new AlwaysBeaten()).run(notebook, STREAM, { texts: ['a'] }, envelope());
      await expect(beaten).rejects.toBeInstanceOf(ConcurrencyError);
      expect(attempts).toBe(12);
    });

    it('goes on with the next command after a refused one', async () => {
      const full = Array.from({ length: 51 }, (_, page) => `page ${page}`);
      const outcomes = await Promise.allSettled([note(full), note(['a'])]);
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    });
  });

  it('does not decide on a history that it does not understand', async () => {
    await store.append(STREAM, 'no-stream', [anEvent({ type: 'sample.from-the-future.v7' })]);
    await expect(note(['a'])).rejects.toBeInstanceOf(UnknownEventTypeError);
    expect(await store.readStream(STREAM)).toHaveLength(1);
  });
});
