import { expect, it } from '@jest/globals';
import { RateLimit } from './rate-limit.js';

it('stops a caller at its limit, others not, and lets it go on in the next minute', () => {
  let now = 0;
  const limit = new RateLimit(2, () => now);
  limit.count('a');
  expect(() => limit.require('a')).not.toThrow();
  limit.count('a');
  expect(() => limit.require('a')).toThrow('Too many attempts');
  expect(() => limit.require('b')).not.toThrow();
  now = 60_000;
  expect(() => limit.require('a')).not.toThrow();
});
