import { describe, expect, it } from '@jest/globals';
import { recordedFacts } from '#event-sourcing/testing';
import { EventRegistry, UnknownEventTypeError, type DomainEvent, type RecordedEvent } from '#event-sourcing';

const step = (from: number, to: number, upcast: (data: unknown) => unknown = (data) => data) => ({
  from: `sample.noted.v${from}`,
  to: `sample.noted.v${to}`,
  upcast,
});

function recorded(type: string, data: unknown): RecordedEvent {
  return recordedFacts<DomainEvent>([{ type, data }])[0] as RecordedEvent;
}

describe('event registry', () => {
  const registry = new EventRegistry({
    types: ['sample.noted.v3', 'sample.other.v1'],
    upcasters: [
      step(2, 3, (data) => ({ ...(data as object), three: 3 })),
      step(1, 2, (data) => ({ ...(data as object), two: 2 })),
    ],
  });

  it('brings an event to its newest version, one step after the other', () => {
    expect(registry.current(recorded('sample.noted.v1', { one: 1 }))).toMatchObject({
      type: 'sample.noted.v3',
      data: { one: 1, two: 2, three: 3 },
    });
    expect(registry.current(recorded('sample.noted.v2', { one: 1 })).data).toEqual({ one: 1, three: 3 });
  });

  it('leaves everything but type and data as it was stored', () => {
    const old = recorded('sample.noted.v1', { one: 1 });
    const { type, data } = registry.current(old);
    expect(registry.current(old)).toEqual({ ...old, type, data });
    expect(old.data).toEqual({ one: 1 });
  });

  it('gives an event of today back as it is', () => {
    const event = recorded('sample.other.v1', {});
    expect(registry.current(event)).toBe(event);
  });

  it.each(['sample.noted.v4', 'sample.never-heard-of.v1', 'toString'])(
    'refuses the unknown type %s',
    (type) => {
      expect(() => registry.current(recorded(type, {}))).toThrow(UnknownEventTypeError);
    },
  );

  it('knows all types that may stand in a store', () => {
    expect([...registry.types].sort()).toEqual([
      'sample.noted.v1',
      'sample.noted.v2',
      'sample.noted.v3',
      'sample.other.v1',
    ]);
  });

  it.each([
    ['a type that two contexts claim', ['sample.noted.v1', 'sample.noted.v1'], []],
    ['a step that leads nowhere', ['sample.noted.v3'], [step(1, 2)]],
    ['steps that lead in a circle', ['sample.other.v1'], [step(1, 2), step(2, 1)]],
    ['two steps from the same version', ['sample.noted.v3'], [step(1, 3), step(1, 3)]],
    [
      'a step away from a version that is written today',
      ['sample.noted.v1', 'sample.noted.v2'],
      [step(1, 2)],
    ],
  ])('cannot be made with %s', (_, types, upcasters) => {
    expect(() => new EventRegistry({ types, upcasters })).toThrow(RangeError);
  });
});
