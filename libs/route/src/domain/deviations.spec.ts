import { describe, expect, it } from '@jest/globals';
import { SAMPLE_ROUTE_I } from '../sample/sample-route-i.js';
import { SAMPLE_ROUTE_III } from '../sample/sample-route-iii.js';
import { deviations, type HandOffTaken, type TravelledPath } from './deviations.js';

const at = '2031-03-03T09:00:00.000Z';

function took(...handOffs: readonly Partial<HandOffTaken>[]): TravelledPath {
  const usual: HandOffTaken = {
    from: 'ambassador',
    to: 'attention-officer',
    at,
    forms: [],
    urgency: 'normal',
  };
  return { handOffs: handOffs.map((handOff) => ({ ...usual, ...handOff })), dwells: [] };
}

describe('a path on the route', () => {
  it('has no deviations', () => {
    const path = took(
      {},
      { from: 'attention-officer', to: 'chain-director' },
      { from: 'chain-director', to: 'tmm' },
    );
    expect(deviations(SAMPLE_ROUTE_I, path)).toEqual([]);
  });

  it('may take the branch of its form, and the way for acute signals', () => {
    expect(
      deviations(SAMPLE_ROUTE_I, took({ from: 'attention-officer', to: 'nla', forms: ['labour'] })),
    ).toEqual([]);
    expect(
      deviations(SAMPLE_ROUTE_III, took({ from: 'district-officer', to: 'tmm', urgency: 'acute' })),
    ).toEqual([]);
  });
});

describe('a skipped gate', () => {
  it('is named when the route leads there over gates that the signal had not passed', () => {
    expect(deviations(SAMPLE_ROUTE_I, took({ from: 'inspector', to: 'attention-officer' }))).toEqual([
      { kind: 'skipped-gate', from: 'inspector', to: 'attention-officer', at, skipped: ['ambassador'] },
    ]);
  });

  it('counts all gates between, on the shortest permitted way', () => {
    const [deviation] = deviations(SAMPLE_ROUTE_I, took({ from: 'inspector', to: 'chain-director' }));
    expect(deviation).toMatchObject({ kind: 'skipped-gate', skipped: ['ambassador', 'attention-officer'] });
  });

  it('is what becomes of an acute way taken by a signal that is not acute', () => {
    const [deviation] = deviations(SAMPLE_ROUTE_III, took({ from: 'district-officer', to: 'tmm' }));
    expect(deviation).toMatchObject({ kind: 'skipped-gate', skipped: ['care-coordinator'] });
  });

  it('is not counted again when the signal had been there before', () => {
    const path = took(
      {},
      { from: 'attention-officer', to: 'ambassador' },
      { from: 'ambassador', to: 'chain-director' },
    );
    expect(deviations(SAMPLE_ROUTE_I, path).map(({ kind }) => kind)).toEqual([
      'unlisted-hand-off',
      'unlisted-hand-off',
    ]);
  });
});

describe('an unlisted hand-off', () => {
  it.each([
    [{ from: 'tmm', to: 'attention-officer' }, 'not-listed'],
    [{ from: 'tmm', to: 'fairwork' }, 'not-a-gate'],
    [{ from: 'school', to: 'attention-officer' }, 'not-a-gate'],
    [{ from: 'attention-officer', to: 'nla', forms: ['criminal'] }, 'other-forms'],
  ] as const)('%j: %s', (handOff, because) => {
    expect(deviations(SAMPLE_ROUTE_I, took(handOff))).toMatchObject([{ kind: 'unlisted-hand-off', because }]);
  });

  it('may be one that is for acute signals only', () => {
    const route = {
      ...SAMPLE_ROUTE_III,
      handOffs: [{ from: 'district-officer', to: 'tmm', forms: null, acuteOnly: true } as const],
    };
    expect(deviations(route, took({ from: 'district-officer', to: 'tmm' }))).toMatchObject([
      { because: 'acute-only' },
    ]);
  });
});

describe('an exceeded norm', () => {
  const dwell = { role: 'attention-officer', stallKind: 'accepted-no-decision', since: at } as const;

  it('names the norm and how long it took', () => {
    expect(deviations(SAMPLE_ROUTE_I, { handOffs: [], dwells: [{ ...dwell, days: 7.5 }] })).toEqual([
      { kind: 'norm-exceeded', normDays: 7, ...dwell, days: 7.5 },
    ]);
  });

  it('needs more than the norm, and a norm', () => {
    const dwells = [{ ...dwell, days: 7 }, { ...dwell, role: 'kmar', days: 900 } as const];
    expect(deviations(SAMPLE_ROUTE_I, { handOffs: [], dwells })).toEqual([]);
  });
});
