import { describe, expect, it } from '@jest/globals';
import { canonicalJson, contentHash } from './canonical-json.js';
import { instant, plusDays } from './instant.js';
import { isUuid, uuidFrom } from './uuid.js';

describe('derived ids', () => {
  it('are version 5 UUIDs that depend on every part of the name, and on where it is cut', () => {
    const id = uuidFrom('command', 'event:0');
    expect(isUuid(id)).toBe(true);
    expect(id).toMatch(/^.{14}5.{4}[89ab]/);
    expect(uuidFrom('command', 'event:0')).toBe(id);
    expect(
      new Set([
        id,
        uuidFrom('command', 'event:1'),
        uuidFrom('commandevent:0'),
        uuidFrom('command', 'event', '0'),
      ]).size,
    ).toBe(4);
  });

  it('stay what they are: stored history holds them', () => {
    expect(uuidFrom('command', 'event:0')).toBe('5924f787-6af2-5211-a039-64a956a12cec');
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of keys, at any depth, and does on that of lists', () => {
    expect(canonicalJson({ b: { d: 1, c: [2, 1] }, a: null })).toBe('{"a":null,"b":{"c":[2,1],"d":1}}');
    expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1 }));
    expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
  });

  it('takes a missing key and an undefined one as the same', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });
});

describe('instants', () => {
  it.each([
    ['2031-03-03T09:00:00.000Z', '2031-03-03T09:00:00.000Z'],
    ['2031-03-03T09:00:00Z', '2031-03-03T09:00:00.000Z'],
    ['2031-03-03T10:00+01:00', '2031-03-03T09:00:00.000Z'],
    ['2032-02-29T23:59:59.9999Z', '2032-02-29T23:59:59.999Z'],
  ])('%s is written %s', (text, canonical) => {
    expect(instant(text)).toBe(canonical);
  });

  it.each([
    '2031-02-29T09:00:00Z',
    '2031-13-01T09:00:00.000Z',
    '2031-03-03',
    '2031-03-03T09:00:00',
    '3 March 2031',
    '',
  ])('"%s" is none', (text) => {
    expect(() => instant(text)).toThrow(RangeError);
  });

  it('move by days of 24 hours', () => {
    expect(plusDays('2031-02-28T12:00:00.000Z', 1)).toBe('2031-03-01T12:00:00.000Z');
    expect(plusDays('2031-03-01T12:00:00.000Z', -0.5)).toBe('2031-03-01T00:00:00.000Z');
  });
});
