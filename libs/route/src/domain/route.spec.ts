import { describe, expect, it } from '@jest/globals';
import { SAMPLE_ROUTE_I } from '../sample/sample-route-i.js';
import { formsCovered, normDaysFor, permits, routeInForce } from './route.js';

const VERSIONS = [
  { version: 2, inForceFrom: '2031-01-01T00:00:00.000Z' },
  { version: 1, inForceFrom: '2030-01-01T00:00:00.000Z' },
];

describe('the route in force', () => {
  it('is the latest version that had begun', () => {
    expect(routeInForce(VERSIONS, '2030-12-31T23:59:59.999Z')?.version).toBe(1);
    expect(routeInForce(VERSIONS, '2031-01-01T00:00:00.000Z')?.version).toBe(2);
  });

  it('is nothing before the first version', () => {
    expect(routeInForce(VERSIONS, '2029-12-31T23:59:59.999Z')).toBeNull();
    expect(routeInForce([], '2031-01-01T00:00:00.000Z')).toBeNull();
  });
});

describe('the norm of a gate', () => {
  it('is what the route says, nought included', () => {
    expect(normDaysFor(SAMPLE_ROUTE_I, 'attention-officer', 'accepted-no-decision')).toBe(7);
    expect(normDaysFor(SAMPLE_ROUTE_I, 'attention-officer', 'held-past-date')).toBe(0);
  });

  it('is unknown without a route, off the route, and for a kind of waiting without a norm', () => {
    expect(normDaysFor(null, 'attention-officer', 'accepted-no-decision')).toBeNull();
    expect(normDaysFor(SAMPLE_ROUTE_I, 'kmar', 'accepted-no-decision')).toBeNull();
    expect(normDaysFor(SAMPLE_ROUTE_I, 'ambassador', 'not-acknowledged')).toBeNull();
  });
});

describe('a permitted hand-off', () => {
  const labourOnly = { from: 'tmm', to: 'nla', forms: ['labour'], acuteOnly: false } as const;

  it('is for its forms only, one of them being enough', () => {
    expect(permits(labourOnly, { forms: ['labour', 'criminal'], urgency: 'normal' })).toBe(true);
    expect(permits(labourOnly, { forms: ['criminal'], urgency: 'normal' })).toBe(false);
    expect(permits(labourOnly, { forms: [], urgency: 'normal' })).toBe(false);
  });

  it('is for acute signals only, if it says so', () => {
    const acuteOnly = { ...labourOnly, forms: null, acuteOnly: true };
    expect(permits(acuteOnly, { forms: [], urgency: 'acute' })).toBe(true);
    expect(permits(acuteOnly, { forms: [], urgency: 'normal' })).toBe(false);
  });

  it('covers both kinds of sexual exploitation when it names the group, and not the group when it names a kind', () => {
    expect(formsCovered(['sexual'], ['sexual-domestic', 'labour'])).toEqual(['sexual-domestic']);
    expect(formsCovered(['sexual-domestic'], ['sexual'])).toEqual([]);
  });
});
