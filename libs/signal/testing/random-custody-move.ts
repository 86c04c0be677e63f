import { plusDays, type Instant } from '#event-sourcing';
import { openBranches, type Signal } from '#signal';
import { DIRECTOR, GATES } from './cast.js';
import type { Chance } from './chance.js';
import type { Move } from './move.js';

export function custodyMove(signal: Signal, chance: Chance, now: Instant): Move {
  const pending = signal.handOffs.filter((handOff) => handOff.outcome === 'pending');
  const offer = chance.of(pending);
  if (offer !== undefined && chance.below(4) > 0) {
    const handOffId = offer.id;
    return chance.of<() => Move>([
      () => ({ by: offer.to, command: { type: 'accept-hand-off', data: { handOffId } } }),
      () => ({ by: offer.to, command: { type: 'accept-hand-off', data: { handOffId } } }),
      () => ({
        by: offer.to,
        command: { type: 'decline-hand-off', data: { handOffId, reason: 'no-capacity' } },
      }),
      () => ({ by: offer.from, command: { type: 'withdraw-hand-off', data: { handOffId } } }),
    ])();
  }
  const branch = chance.of(openBranches(signal));
  if (branch === undefined) {
    return chance.below(2) === 0
      ? {
          by: DIRECTOR,
          command: { type: 'reopen-signal', data: { holder: chance.of(GATES), reason: 'new-information' } },
        }
      : { by: DIRECTOR, command: { type: 'undo-merge', data: {} } };
  }
  const { id: branchId, holder: by } = branch;
  const to = GATES.filter((party) => party.id !== by.id);
  const first = chance.of(to);
  const second = chance.of(to.filter((party) => party !== first));
  return chance.of<() => Move>([
    () => ({
      by,
      command: {
        type: 'offer-hand-off',
        data: { branchId, to: [first], keepsCustody: chance.below(4) === 0, legalBasis: 'public-task' },
      },
    }),
    () => ({
      by,
      command: {
        type: 'offer-hand-off',
        data: { branchId, to: [first, second], keepsCustody: false, legalBasis: 'public-task' },
      },
    }),
    () => ({
      by,
      command: {
        type: 'hold-until',
        data: { branchId, until: plusDays(now, 1 + chance.below(9)), reason: 'enrichment' },
      },
    }),
    () => ({ by, command: { type: 'release-hold', data: { branchId } } }),
    () => ({
      by,
      command: {
        type: 'enrich-signal',
        data: {
          branchId,
          forms: chance.of([null, ['organ-removal']]),
          urgency: chance.of([null, 'acute', 'normal']),
          personCount: 1 + chance.below(5),
          region: null,
          municipality: null,
        },
      },
    }),
    () => ({
      by: DIRECTOR,
      command: { type: 'take-over-custody', data: { branchId, to: first, reason: 'person-left' } },
    }),
    () => ({
      by,
      command: {
        type: 'end-branch',
        data: { branchId, reason: chance.of(['no-capacity', 'wrong-desk'] as const), relabelledAs: null },
      },
    }),
    () => ({ by, command: { type: 'merge-signal', data: { into: 'signal-c' } } }),
  ])();
}
