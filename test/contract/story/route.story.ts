import type { GoldenStory } from '#event-sourcing/testing';
import { routeDecider, routeEventTypes, routeStream, type RouteEvent, type RouteState } from '#route';
import { ACCOUNT, CHAIN_DIRECTOR, REGION } from './cast.js';

/** A region publishes its first route. Small on purpose: each kind of value occurs. */
export const routeStory: GoldenStory<RouteState, RouteEvent> = {
  types: routeEventTypes,
  decider: routeDecider,
  actor: ACCOUNT,
  streams: {
    [routeStream(REGION)]: [
      {
        type: 'route.published.v1',
        occurredAt: '2031-01-06T10:00:00.000Z',
        data: {
          region: REGION,
          version: 1,
          inForceFrom: '2031-02-01T00:00:00.000Z',
          gates: [
            {
              role: 'attention-officer',
              normDays: {
                'offered-not-accepted': 3,
                'accepted-no-decision': 14,
                'held-past-date': 0,
                'feedback-due': 7,
              },
              firstContact: true,
              reports: false,
            },
            {
              role: 'chain-director',
              normDays: { 'offered-not-accepted': 2, 'awaiting-triage': 14, 'no-reporter': 14 },
              firstContact: false,
              reports: false,
            },
            {
              role: 'tmm',
              normDays: { 'reporter-overdue': 0, 'not-acknowledged': 30, 'awaiting-consent': 30 },
              firstContact: false,
              reports: true,
            },
          ],
          handOffs: [
            { from: 'attention-officer', to: 'chain-director', forms: null, acuteOnly: false },
            { from: 'attention-officer', to: 'tmm', forms: ['labour', 'criminal'], acuteOnly: true },
          ],
          triageEveryDays: 14,
          by: CHAIN_DIRECTOR,
          generated: true,
        },
      },
    ],
  },
};
