import type { PartyRole } from '#party';
import { from, gate, type SampleRoute } from './sample-route.js';

const FIELD_WORKERS: readonly PartyRole[] = ['district-officer', 'inspector', 'youth-worker'];

/**
 * Route II (report §7.2, §7.3): a small municipality. Field workers go to the attention officer, citizens and professionals
 * to the regional desk at Veilig Thuis; from there to the chain director, who sits at the RIEC, and on to the care
 * coordinator or the police team. The local subversion table (RIEC) meets without the care side. There is no triage table
 * for the region yet: it was being set up (§7.3), hence no rhythm of triage.
 */
export const SAMPLE_ROUTE_II: SampleRoute = {
  name: 'II',
  gates: [
    ...FIELD_WORKERS.map((role) => gate(role)),
    gate('anonymous-line'),
    gate('safe-home', { firstContact: true }),
    gate('attention-officer', { firstContact: true }),
    gate('riec'),
    gate('chain-director'),
    gate('care-coordinator', { reports: true }),
    gate('tmm', { reports: true }),
    gate('nla', { reports: true }),
    gate('kmar', { reports: true }),
  ],
  handOffs: [
    ...from(FIELD_WORKERS, ['attention-officer']),
    ...from(['anonymous-line'], ['safe-home', 'attention-officer']),
    ...from(['safe-home'], ['chain-director']),
    ...from(['attention-officer'], ['chain-director', 'riec']),
    ...from(['riec'], ['chain-director']),
    ...from(['chain-director'], ['care-coordinator', 'tmm']),
    ...from(['chain-director', 'tmm'], ['nla'], { forms: ['labour'] }),
    ...from(['tmm'], ['kmar'], { forms: ['sexual-cross-border'] }),
    ...from(['care-coordinator'], ['tmm']),
  ],
  triageEveryDays: null,
};
