import { WHOLE_SIGNAL, type SignalCommand } from '#signal';
import { DESK, DIRECTOR, POLICE_TEAM, REGION } from './cast.js';
import { BRANCH, REGISTRATION } from './custody-facts.js';
import { DUE } from './reporting-facts.js';

type DataOf<Type extends SignalCommand['type']> = Extract<SignalCommand, { readonly type: Type }>['data'];

const subject = WHOLE_SIGNAL;
const via = { kind: 'decision' } as const;
const person = { sex: 'female', ageBand: '18-22', nationalityRegion: 'europe', forms: ['labour'] } as const;

/** What is usually asked with each command; it fits the named facts. */
const USUAL: { readonly [Type in SignalCommand['type']]: DataOf<Type> } = {
  'register-signal': REGISTRATION,
  'offer-hand-off': { branchId: BRANCH, to: [DIRECTOR], keepsCustody: false, legalBasis: null },
  'accept-hand-off': { handOffId: 'hand-off-1' },
  'decline-hand-off': { handOffId: 'hand-off-1', reason: 'no-capacity' },
  'withdraw-hand-off': { handOffId: 'hand-off-1' },
  'enrich-signal': {
    branchId: BRANCH,
    forms: null,
    urgency: null,
    personCount: null,
    region: null,
    municipality: null,
  },
  'hold-until': { branchId: BRANCH, until: DUE, reason: 'enrichment' },
  'release-hold': { branchId: BRANCH },
  'take-over-custody': { branchId: BRANCH, to: DIRECTOR, reason: 'person-left' },
  'end-branch': { branchId: BRANCH, reason: 'no-capacity', relabelledAs: null },
  'reopen-signal': { holder: DESK, reason: 'new-information' },
  'link-signal': { otherSignalId: 'signal-2', basis: 'same-person' },
  'unlink-signal': { otherSignalId: 'signal-2', basis: 'same-person' },
  'merge-signal': { into: 'signal-2' },
  'undo-merge': {},
  'absorb-duplicate': { duplicateId: 'signal-3' },
  'release-duplicate': { duplicateId: 'signal-3' },
  'correct-fact': { corrects: 'an-event', correction: { kind: 'void' } },
  'identify-persons': { persons: [person] },
  'record-consent': { subject, scope: 'report', answer: 'asked' },
  'assign-reporting': { subject, to: POLICE_TEAM, due: DUE, via },
  'accept-reporting': { subject },
  'decline-reporting': { subject, reason: 'no-capacity' },
  'waive-reporting': { subject, reason: 'other', via },
  'defer-reporting': { subject, until: DUE, via },
  'reopen-reporting-question': { subject },
  'assume-reporting': { subject, reliesOn: POLICE_TEAM },
  'withdraw-assumption': { subject, reliesOn: POLICE_TEAM },
  'submit-report': {
    subject,
    criteria: ['complaint-signs'],
    legalBasis: 'legal-obligation',
    complete: true,
  },
  'complete-report': { reportId: 'report-1' },
  'acknowledge-report': { reportId: 'report-1', registryNumber: 'M-2026-1', registryPersonNumber: 'P-1' },
  'give-feedback': { dutyId: 'duty-1', outcome: 'picked-up' },
  'request-triage': { region: REGION },
  'record-triage-held': { region: REGION, meetingId: 'meeting-1' },
};

/** A command with its usual data, some of it told otherwise. */
export function asked<Type extends SignalCommand['type']>(
  type: Type,
  data: Partial<DataOf<Type>> = {},
): Extract<SignalCommand, { readonly type: Type }> {
  return { type, data: { ...USUAL[type], ...data } } as unknown as Extract<
    SignalCommand,
    { readonly type: Type }
  >;
}

export const EVERY_COMMAND = Object.keys(USUAL) as SignalCommand['type'][];
