import type { ActingParty, PartyRef, PartyRole } from '#party';

export interface DemoParty {
  readonly party: PartyRef;
  /** Names are recognisably made up: each says that it is an example. */
  readonly name: string;
}

interface Region {
  readonly code: string;
  readonly label: string;
  readonly municipalities: readonly [string, string];
}

/** Three regions that exist nowhere, one on each sample route. */
export const REGIONS: readonly Region[] = [
  { code: 'noordermark', label: 'Noordermark', municipalities: ['veldbergen', 'kleiwerf'] },
  { code: 'westerdelta', label: 'Westerdelta', municipalities: ['zandwoude', 'brakkerdam'] },
  { code: 'zuiderhei', label: 'Zuiderhei', municipalities: ['heidestein', 'moerveen'] },
];

const LOCAL: Partial<Record<PartyRole, string>> = {
  'attention-officer': 'Aandachtsfunctionaris',
  ambassador: 'Ambassadeur',
  inspector: 'Toezicht',
  'district-officer': 'Wijkagent',
  'neighbourhood-team': 'Sociaal wijkteam',
  school: 'School',
  'registry-desk': 'Burgerzaken',
};
const REGIONAL: Partial<Record<PartyRole, string>> = {
  'chain-director': 'Ketenregisseur',
  'care-coordinator': 'Zorgcoördinator',
  tmm: 'Team Migratiecriminaliteit en Mensenhandel',
  riec: 'RIEC',
  zvh: 'Zorg- en Veiligheidshuis',
  'safe-home': 'Veilig Thuis',
  outreach: 'Outreachend team',
};
const NATIONAL: Partial<Record<PartyRole, string>> = {
  nla: 'Nederlandse Arbeidsinspectie',
  kmar: 'Koninklijke Marechaussee',
  fairwork: 'FairWork',
  comensha: 'CoMensha',
  'anonymous-line': 'Meld Misdaad Anoniem',
  auditor: 'Auditor',
  'national-rapporteur': 'Nationaal Rapporteur',
};

/** All parties of the demonstration world. */
export const DEMO_PARTIES: readonly DemoParty[] = [
  ...REGIONS.flatMap(({ code, label, municipalities }) => [
    ...municipalities.flatMap((municipality) =>
      entries(LOCAL).map(([role, title]) =>
        demoParty(`${role}-${municipality}`, role, code, municipality, `${title} ${capital(municipality)}`),
      ),
    ),
    ...entries(REGIONAL).map(([role, title]) =>
      demoParty(`${role}-${code}`, role, code, null, `${title} ${label}`),
    ),
  ]),
  ...entries(NATIONAL).map(([role, title]) => demoParty(role, role, null, null, title)),
];

const BY_ID = new Map(DEMO_PARTIES.map(({ party }) => [party.id, party]));

/** Somebody who acts for a demonstration party: `chain-director-noordermark`, `nla` … */
export function acting(id: string): ActingParty {
  const party = BY_ID.get(id);
  if (party === undefined) throw new RangeError(`No such demonstration party: ${id}`);
  return { ...party, person: `demo-${id}` };
}

export function refOf({ id, role, region, municipality }: ActingParty): PartyRef {
  return { id, role, region, municipality };
}

export interface DemoAccount {
  readonly account: string;
  readonly label: string;
  readonly lookAt: string;
}

/** Sign-ins worth trying first. Every party of the world has one: its own id. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    account: 'chain-director-noordermark',
    label: 'Ketenregisseur Noordermark',
    lookAt: 'stilstandbord en verantwoordelijkheid',
  },
  { account: 'tmm-noordermark', label: 'Politie (TMM) Noordermark', lookAt: 'postvak en triage' },
  {
    account: 'attention-officer-veldbergen',
    label: 'Aandachtsfunctionaris Veldbergen',
    lookAt: 'postvak: de bal ligt bij u',
  },
  {
    account: 'care-coordinator-zuiderhei',
    label: 'Zorgcoördinator Zuiderhei',
    lookAt: 'toestemming en melden',
  },
  { account: 'comensha', label: 'CoMensha', lookAt: 'nog niet bevestigde meldingen' },
  { account: 'auditor', label: 'Auditor', lookAt: 'geschiedenis op elk moment' },
];

function demoParty(
  id: string,
  role: PartyRole,
  region: string | null,
  municipality: string | null,
  name: string,
): DemoParty {
  return { party: { id, role, region, municipality }, name: `${name} (voorbeeld)` };
}

function entries(titles: Partial<Record<PartyRole, string>>): [PartyRole, string][] {
  return Object.entries(titles) as [PartyRole, string][];
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
