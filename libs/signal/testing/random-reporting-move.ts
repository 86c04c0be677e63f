import { plusDays, type Instant } from '#event-sourcing';
import { openBranches, reportingQuestions, type Signal } from '#signal';
import { DIRECTOR, GATES, REGISTRY } from './cast.js';
import type { Chance } from './chance.js';
import type { Move } from './move.js';

export function reportingMove(signal: Signal, chance: Chance, now: Instant): Move {
  const asked = chance.of(reportingQuestions(signal));
  const { subject } = asked;
  const holder = chance.of(openBranches(signal))?.holder ?? DIRECTOR;
  const other = chance.of(GATES);
  const assignee = asked.party ?? holder;
  const report = chance.of(signal.reports);
  return chance.of<() => Move>([
    () => ({
      by: holder,
      command: {
        type: 'assign-reporting',
        data: { subject, to: other, due: plusDays(now, 2), via: { kind: 'decision' } },
      },
    }),
    () => ({ by: assignee, command: { type: 'accept-reporting', data: { subject } } }),
    () => ({
      by: assignee,
      command: { type: 'decline-reporting', data: { subject, reason: 'no-capacity' } },
    }),
    () => ({
      by: holder,
      command: { type: 'waive-reporting', data: { subject, reason: 'other', via: { kind: 'decision' } } },
    }),
    () => ({
      by: holder,
      command: {
        type: 'defer-reporting',
        data: { subject, until: plusDays(now, 3), via: { kind: 'decision' } },
      },
    }),
    () => ({ by: holder, command: { type: 'reopen-reporting-question', data: { subject } } }),
    () => ({ by: holder, command: { type: 'assume-reporting', data: { subject, reliesOn: other } } }),
    () => ({ by: other, command: { type: 'assume-reporting', data: { subject, reliesOn: holder } } }),
    () => ({
      by: chance.of([holder, assignee]),
      command: {
        type: 'submit-report',
        data: {
          subject,
          criteria: ['b8-offered'],
          legalBasis: 'legal-obligation',
          complete: chance.below(2) === 0,
        },
      },
    }),
    () =>
      report === undefined
        ? { by: holder, command: { type: 'identify-persons', data: { persons: [aPerson(), aPerson()] } } }
        : {
            by: REGISTRY,
            command: {
              type: 'acknowledge-report',
              data: { reportId: report.id, registryNumber: 'M-1', registryPersonNumber: 'P-1' },
            },
          },
  ])();
}

export function aPerson() {
  return { sex: 'female', ageBand: '18-22', nationalityRegion: 'europe', forms: ['labour'] } as const;
}
