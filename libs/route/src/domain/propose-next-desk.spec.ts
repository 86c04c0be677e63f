import { describe, expect, it } from '@jest/globals';
import { SAMPLE_ROUTE_I } from '../sample/sample-route-i.js';
import { SAMPLE_ROUTE_III } from '../sample/sample-route-iii.js';
import { proposeNextDesk } from './propose-next-desk.js';

describe('the next desk', () => {
  it('is the one that the route names', () => {
    expect(proposeNextDesk(SAMPLE_ROUTE_I, 'ambassador', [], 'normal')).toEqual([
      { role: 'attention-officer', why: { kind: 'listed' }, reports: false },
    ]);
  });

  it('puts the branch of the form before the ways for all, and keeps both: a signal can be split', () => {
    expect(proposeNextDesk(SAMPLE_ROUTE_I, 'attention-officer', ['labour'], 'normal')).toEqual([
      { role: 'nla', why: { kind: 'form', forms: ['labour'] }, reports: true },
      { role: 'chain-director', why: { kind: 'listed' }, reports: false },
      { role: 'care-coordinator', why: { kind: 'listed' }, reports: false },
    ]);
  });

  it('puts the way for acute signals first', () => {
    const desks = proposeNextDesk(SAMPLE_ROUTE_III, 'neighbourhood-team', [], 'acute');
    expect(desks.map(({ role, why }) => [role, why.kind])).toEqual([
      ['tmm', 'acute'],
      ['care-coordinator', 'listed'],
      ['chain-director', 'listed'],
    ]);
  });

  it('leaves out the acute way for other signals', () => {
    const roles = proposeNextDesk(SAMPLE_ROUTE_III, 'neighbourhood-team', [], 'normal').map(
      ({ role }) => role,
    );
    expect(roles).toEqual(['care-coordinator', 'chain-director']);
  });

  it('proposes each desk once, for the best reason', () => {
    const handOffs = [
      { from: 'tmm', to: 'nla', forms: null, acuteOnly: false },
      { from: 'tmm', to: 'nla', forms: ['labour'], acuteOnly: false },
    ] as const;
    const desks = proposeNextDesk({ ...SAMPLE_ROUTE_III, handOffs }, 'tmm', ['labour'], 'normal');
    expect(desks).toEqual([{ role: 'nla', why: { kind: 'form', forms: ['labour'] }, reports: true }]);
  });

  it('is a first point of contact for a desk that is not on the route', () => {
    const desks = proposeNextDesk(SAMPLE_ROUTE_I, 'school', [], 'normal');
    expect(desks.map(({ role, why }) => [role, why.kind])).toEqual([
      ['ambassador', 'first-contact'],
      ['attention-officer', 'first-contact'],
    ]);
  });

  it('is none where the route ends', () => {
    expect(proposeNextDesk(SAMPLE_ROUTE_I, 'nla', ['labour'], 'normal')).toEqual([]);
  });
});
