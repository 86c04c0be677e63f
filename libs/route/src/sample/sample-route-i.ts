import type { PartyRole } from '#party';
import { from, gate, type SampleRoute } from './sample-route.js';

const DEPARTMENTS: readonly PartyRole[] = [
  'inspector',
  'permit-desk',
  'registry-desk',
  'youth-worker',
  'neighbourhood-team',
];

/**
 * Route I (report §6.2, §6.3): a large municipality with a regional house. Any department goes to its ambassador, then the
 * attention officer, then the chain director or a care coordinator, who share one mailbox; triage every two weeks with the
 * police team; labour to the inspectorate; the police team reports.
 */
export const SAMPLE_ROUTE_I: SampleRoute = {
  name: 'I',
  gates: [
    ...DEPARTMENTS.map((role) => gate(role)),
    gate('ambassador', { firstContact: true }),
    gate('attention-officer', { firstContact: true }),
    gate('chain-director'),
    gate('care-coordinator'),
    gate('tmm', { reports: true }),
    gate('nla', { reports: true }),
  ],
  handOffs: [
    ...from(DEPARTMENTS, ['ambassador']),
    ...from(['ambassador'], ['attention-officer']),
    ...from(['attention-officer'], ['chain-director', 'care-coordinator']),
    ...from(['attention-officer', 'chain-director', 'care-coordinator'], ['nla'], { forms: ['labour'] }),
    ...from(['chain-director'], ['care-coordinator', 'tmm']),
    ...from(['care-coordinator'], ['chain-director', 'tmm']),
    ...from(['tmm'], ['chain-director', 'care-coordinator']),
  ],
  triageEveryDays: 14,
};
