import { describe, expect, it } from '@jest/globals';
import { bookAtStart, serving, withNew, without, type GenerationBook } from '#event-sourcing';

const NOW = { version: 3, oldestReadable: 2 };
const entry = (number: number, version: number, whole = true) => ({ number, version, whole });
const bookOf = (served: number, ...entries: GenerationBook['entries']): GenerationBook => ({
  served,
  next: 9,
  entries,
});

describe('what a program begins with', () => {
  it('is a first generation where there is none', () => {
    expect(bookAtStart(null, NOW)).toEqual({ served: 1, next: 2, entries: [entry(1, 3, false)] });
  });

  it.each([
    ['what it finds, of its own version', bookOf(4, entry(4, 3)), bookOf(4, entry(4, 3))],
    [
      'both, when it was switched back',
      bookOf(4, entry(4, 2), entry(5, 3)),
      bookOf(4, entry(4, 2), entry(5, 3)),
    ],
    [
      'a half-made one of its own version, to go on with',
      bookOf(4, entry(4, 3), entry(5, 3, false)),
      bookOf(4, entry(4, 3), entry(5, 3, false)),
    ],
  ])('is %s', (_name, found, expected) => {
    expect(bookAtStart(found, NOW)).toEqual(expected);
  });

  it('is a new generation beside a served one of an older version', () => {
    expect(bookAtStart(bookOf(4, entry(4, 2)), NOW)).toEqual({
      served: 4,
      next: 10,
      entries: [entry(4, 2), entry(9, 3, false)],
    });
  });

  it('is without what another version left half-made, and without what stood by for it', () => {
    expect(bookAtStart(bookOf(4, entry(4, 2), entry(5, 2, false)), NOW).entries).toEqual([
      entry(4, 2),
      entry(9, 3, false),
    ]);
    expect(bookAtStart(bookOf(5, entry(4, 2), entry(5, 2)), NOW).entries).toEqual([
      entry(5, 2),
      entry(9, 3, false),
    ]);
    expect(bookAtStart(bookOf(4, entry(4, 2, false)), NOW)).toEqual({
      served: 9,
      next: 10,
      entries: [entry(9, 3, false)],
    });
  });

  it('leaves in place what it cannot read, and serves the one it can', () => {
    expect(bookAtStart(bookOf(4, entry(4, 1)), NOW).entries).toEqual([entry(4, 1), entry(9, 3, false)]);
    expect(bookAtStart(bookOf(5, entry(4, 3), entry(5, 4)), NOW)).toEqual(
      bookOf(4, entry(4, 3), entry(5, 4)),
    );
  });
});

it('never gives a number twice', () => {
  const begun = withNew(bookOf(4, entry(4, 3)), 3);
  expect(withNew(without(begun, 9), 3).entries.map(({ number }) => number)).toEqual([4, 10]);
});

it('serves only what is whole', () => {
  expect(serving(withNew(bookOf(4, entry(4, 3)), 3), 9).entries).toEqual([entry(4, 3), entry(9, 3)]);
});
