import { describe, it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { acting, aParty, OTHER_REGION, REGION } from '#party/testing';
import type { Gate, PermittedHandOff, PublishRoute } from '#route';
import { aRoutePublished } from '#route/testing';
import { SAMPLE_ROUTE_I } from '../sample/sample-route-i.js';
import { SAMPLE_ROUTE_II } from '../sample/sample-route-ii.js';
import { SAMPLE_ROUTE_III } from '../sample/sample-route-iii.js';
import { publishSampleRoute } from '../sample/sample-route.js';
import { routeDecider } from './route.decider.js';

const actor = acting(aParty('chain-director'));
const inForceFrom = '2031-01-01T00:00:00.000Z';

function publish(more: Partial<PublishRoute['data']> = {}): PublishRoute {
  const command = publishSampleRoute(SAMPLE_ROUTE_I, REGION, inForceFrom, false);
  return { ...command, data: { ...command.data, ...more } };
}

function gate(more: Partial<Record<keyof Gate, unknown>>): { gates: Gate[]; handOffs: [] } {
  return {
    gates: [{ role: 'tmm', normDays: {}, firstContact: false, reports: false, ...more } as Gate],
    handOffs: [],
  };
}

function handOff(more: Partial<Record<keyof PermittedHandOff, unknown>>): { handOffs: PermittedHandOff[] } {
  return {
    handOffs: [
      { from: 'chain-director', to: 'tmm', forms: null, acuteOnly: false, ...more } as PermittedHandOff,
    ],
  };
}

describe('publish a route', () => {
  it('records the first version', () => {
    given(routeDecider).when(publish(), { actor }).then(aRoutePublished({ inForceFrom }));
  });

  it('records the version after the last', () => {
    given(
      routeDecider,
      aRoutePublished(),
      aRoutePublished({ version: 2, inForceFrom: '2030-06-01T00:00:00.000Z' }),
    )
      .when(publish(), { actor })
      .then(aRoutePublished({ version: 3, inForceFrom }));
  });

  it.each([SAMPLE_ROUTE_I, SAMPLE_ROUTE_II, SAMPLE_ROUTE_III])(
    'takes sample route $name as it is',
    (sample) => {
      const { gates, handOffs, triageEveryDays } = sample;
      given(routeDecider)
        .when(publishSampleRoute(sample, REGION, inForceFrom, true), { actor })
        .then(aRoutePublished({ inForceFrom, gates, handOffs, triageEveryDays, generated: true }));
    },
  );

  it.each([aParty('tmm'), aParty('chain-director', { region: OTHER_REGION })])(
    'refuses $role of $region as the publisher',
    (party) => {
      given(routeDecider)
        .when(publish(), { actor: acting(party) })
        .thenRefused('not-chain-director', { kind: 'forbidden' });
    },
  );

  it.each(['2030-12-31T23:59:59.999Z', inForceFrom])(
    'refuses a version in force from %s after one from 2031-01-01',
    (from) => {
      given(routeDecider, aRoutePublished({ inForceFrom }))
        .when(publish({ inForceFrom: from }), { actor })
        .thenRefused('in-force-not-later', { kind: 'invalid', field: 'inForceFrom' });
    },
  );

  it.each<[string, string, Partial<PublishRoute['data']>]>([
    ['gates-required', 'gates', { gates: [], handOffs: [] }],
    ['gate-repeated', 'gates.1.role', { gates: [...gate({}).gates, ...gate({}).gates], handOffs: [] }],
    ['unknown-role', 'gates.0.role', gate({ role: 'mayor' })],
    ['not-a-gate', 'gates.0.role', gate({ role: 'citizen' })],
    ['not-a-gate', 'gates.0.role', gate({ role: 'comensha' })],
    ['unknown-stall-kind', 'gates.0.normDays', gate({ normDays: { asleep: 1 } })],
    ['norm-out-of-range', 'gates.0.normDays.no-reporter', gate({ normDays: { 'no-reporter': 366 } })],
    ['norm-out-of-range', 'gates.0.normDays.no-reporter', gate({ normDays: { 'no-reporter': -1 } })],
    ['norm-out-of-range', 'gates.0.normDays.no-reporter', gate({ normDays: { 'no-reporter': 1.5 } })],
    ['hand-off-off-route', 'handOffs.0.to', handOff({ to: 'kmar' })],
    ['hand-off-off-route', 'handOffs.0.from', handOff({ from: 'school' })],
    ['forms-required', 'handOffs.0.forms', handOff({ forms: [] })],
    ['form-repeated', 'handOffs.0.forms', handOff({ forms: ['labour', 'labour'] })],
    ['unknown-form', 'handOffs.0.forms', handOff({ forms: ['theft'] })],
    ['hand-off-repeated', 'handOffs.1', { handOffs: [...handOff({}).handOffs, ...handOff({}).handOffs] }],
    ['triage-out-of-range', 'triageEveryDays', { triageEveryDays: 0 }],
  ])('refuses %s at %s', (code, field, more) => {
    given(routeDecider).when(publish(more), { actor }).thenRefused(code, { kind: 'invalid', field });
  });
});
