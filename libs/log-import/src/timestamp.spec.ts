import { describe, expect, it } from '@jest/globals';
import { instantIn, isTimeZone } from './timestamp.js';

describe('instantIn', () => {
  it.each([
    ['2011-10-11T13:45:40.276+02:00', '2011-10-11T11:45:40.276Z'],
    ['2011-10-11T13:45:40+0200', '2011-10-11T11:45:40.000Z'],
    ['2011-10-11 13:45:40 +02', '2011-10-11T11:45:40.000Z'],
    ['2024-02-29T00:00Z', '2024-02-29T00:00:00.000Z'],
    [' 2024-02-29T00:00Z ', '2024-02-29T00:00:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(instantIn(text)).toBe(expected);
  });

  it.each([
    undefined,
    '',
    'yesterday',
    '3 March',
    '2024-03-01',
    '2024-02-30T10:00:00Z',
    '2024-13-01T10:00:00Z',
    '2024-01-01T25:00:00Z',
    '01-02-2024 10:00',
    '1706781600',
    '2024-01-01T10:00:00',
  ])('refuses %s', (text) => {
    expect(instantIn(text)).toBeNull();
  });

  it('reads local time in winter, in summer and on the day that the clocks change', () => {
    const local = (text: string) => instantIn(text, 'Europe/Amsterdam');
    expect(local('2025-02-03 09:15')).toBe('2025-02-03T08:15:00.000Z');
    expect(local('2025-07-03 09:15')).toBe('2025-07-03T07:15:00.000Z');
    expect(local('2025-03-30 01:59')).toBe('2025-03-30T00:59:00.000Z');
    expect(local('2025-03-30 03:00')).toBe('2025-03-30T01:00:00.000Z');
    expect(local('2025-10-26 04:00')).toBe('2025-10-26T03:00:00.000Z');
  });

  it('lets an offset win over the time zone', () => {
    expect(instantIn('2025-07-03T09:15:00Z', 'Europe/Amsterdam')).toBe('2025-07-03T09:15:00.000Z');
  });

  it('reads zones behind UTC and with half hours', () => {
    expect(instantIn('2025-01-01 12:00', 'America/New_York')).toBe('2025-01-01T17:00:00.000Z');
    expect(instantIn('2025-01-01 12:00', 'Asia/Kolkata')).toBe('2025-01-01T06:30:00.000Z');
  });

  it('knows time zones', () => {
    expect(isTimeZone('Europe/Amsterdam')).toBe(true);
    expect(isTimeZone('Noordermark')).toBe(false);
  });
});
