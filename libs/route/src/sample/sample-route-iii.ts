import type { PartyRole } from '#party';
import { from, gate, type SampleRoute } from './sample-route.js';

const LOCAL_DESKS: readonly PartyRole[] = ['attention-officer', 'neighbourhood-team', 'district-officer'];

/**
 * Route III (report §8.2, §8.3): a large municipality with a regional approach. Local desks and the police team go to the care
 * coordinator and the chain director together; triage every two weeks; acute signals straight to the police team, who tell
 * the care coordinator; anonymous tips to the police team, those about labour to the inspectorate as well. The police team
 * and the care coordinator report.
 */
export const SAMPLE_ROUTE_III: SampleRoute = {
  name: 'III',
  gates: [
    ...LOCAL_DESKS.map((role) => gate(role)),
    gate('anonymous-line'),
    gate('care-coordinator', { firstContact: true, reports: true }),
    gate('chain-director', { firstContact: true }),
    gate('tmm', { reports: true }),
    gate('nla', { reports: true }),
  ],
  handOffs: [
    ...from(LOCAL_DESKS, ['tmm'], { acute: true }),
    ...from([...LOCAL_DESKS, 'tmm'], ['care-coordinator', 'chain-director']),
    ...from(['anonymous-line'], ['tmm']),
    ...from(['anonymous-line', 'tmm'], ['nla'], { forms: ['labour'] }),
    ...from(['care-coordinator'], ['chain-director', 'tmm']),
    ...from(['chain-director'], ['care-coordinator', 'tmm']),
  ],
  triageEveryDays: 14,
};
