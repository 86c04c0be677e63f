import type { PartyRole } from '#party';
import type { Form } from '#signal';

/** The words that a drawing of a route needs. */
export type DrawingWord =
  | 'signal'
  | 'which-way'
  | 'acute'
  | 'every-signal'
  | 'triage'
  | 'days'
  | 'reports-to'
  | 'pick-up-within'
  | 'decide-within';
export type DrawingLabelKey = `role.${PartyRole}` | `form.${Form}` | `word.${DrawingWord}`;
export type DrawingLabel = (key: DrawingLabelKey) => string;

type Labels = Readonly<Record<DrawingLabelKey, string>>;

const DUTCH: Labels = {
  'role.citizen': 'Burger/melder',
  'role.district-officer': 'Wijkagent',
  'role.inspector': 'Toezichthouder/boa',
  'role.ambassador': 'Ambassadeur',
  'role.youth-worker': 'Jongerenwerker',
  'role.neighbourhood-team': 'Sociaal wijkteam',
  'role.safe-home': 'Veilig Thuis',
  'role.school': 'School',
  'role.healthcare': 'Zorg',
  'role.outreach': 'Prostitutie maatschappelijk werk',
  'role.housing': 'Woningcorporatie',
  'role.anonymous-line': 'Meld Misdaad Anoniem (MMA)',
  'role.salvation-army': 'Leger des Heils',
  'role.permit-desk': 'Vergunningverlening',
  'role.registry-desk': 'Burgerzaken',
  'role.attention-officer': 'Aandachtsfunctionaris',
  'role.chain-director': 'Ketenregisseur',
  'role.care-coordinator': 'Zorgcoördinator',
  'role.tmm': 'Team Migratiecriminaliteit en Mensenhandel (TMM)',
  'role.nla': 'Nederlandse Arbeidsinspectie',
  'role.kmar': 'Koninklijke Marechaussee',
  'role.fairwork': 'FairWork',
  'role.riec': 'RIEC',
  'role.zvh': 'Zorg- en Veiligheidshuis',
  'role.comensha': 'CoMensha',
  'role.auditor': 'Auditor',
  'role.national-rapporteur': 'Nationaal Rapporteur',
  'form.sexual-cross-border': 'seksuele uitbuiting over de grens',
  'form.sexual-domestic': 'binnenlandse seksuele uitbuiting',
  'form.sexual': 'seksuele uitbuiting',
  'form.labour': 'arbeidsuitbuiting',
  'form.criminal': 'criminele uitbuiting',
  'form.organ-removal': 'orgaanverwijdering',
  'word.signal': 'Signaal',
  'word.which-way': 'Waarheen?',
  'word.acute': 'acuut',
  'word.every-signal': 'elk signaal',
  'word.triage': 'Drieluikoverleg, elke',
  'word.days': 'dagen',
  'word.reports-to': 'meldt',
  'word.pick-up-within': 'oppakken binnen',
  'word.decide-within': 'beslissen binnen',
};

const ENGLISH: Labels = {
  'role.citizen': 'Citizen',
  'role.district-officer': 'District officer',
  'role.inspector': 'Inspector',
  'role.ambassador': 'Ambassador',
  'role.youth-worker': 'Youth worker',
  'role.neighbourhood-team': 'Neighbourhood team',
  'role.safe-home': 'Safe Home (Veilig Thuis)',
  'role.school': 'School',
  'role.healthcare': 'Healthcare',
  'role.outreach': 'Outreach to sex workers',
  'role.housing': 'Housing association',
  'role.anonymous-line': 'Anonymous line (MMA)',
  'role.salvation-army': 'Salvation Army',
  'role.permit-desk': 'Permit desk',
  'role.registry-desk': 'Registry desk',
  'role.attention-officer': 'Attention officer',
  'role.chain-director': 'Chain director',
  'role.care-coordinator': 'Care coordinator',
  'role.tmm': 'Police trafficking team (TMM)',
  'role.nla': 'Labour Authority (NLA)',
  'role.kmar': 'Border police (KMar)',
  'role.fairwork': 'FairWork',
  'role.riec': 'RIEC',
  'role.zvh': 'Care and Safety House (ZVH)',
  'role.comensha': 'CoMensha',
  'role.auditor': 'Auditor',
  'role.national-rapporteur': 'National Rapporteur',
  'form.sexual-cross-border': 'cross-border sexual exploitation',
  'form.sexual-domestic': 'domestic sexual exploitation',
  'form.sexual': 'sexual exploitation',
  'form.labour': 'labour exploitation',
  'form.criminal': 'criminal exploitation',
  'form.organ-removal': 'organ removal',
  'word.signal': 'Signal',
  'word.which-way': 'Which way?',
  'word.acute': 'acute',
  'word.every-signal': 'every signal',
  'word.triage': 'Triage meeting, every',
  'word.days': 'days',
  'word.reports-to': 'reports',
  'word.pick-up-within': 'pick up within',
  'word.decide-within': 'decide within',
};

/** The labels of a drawing, Dutch or English. */
export function drawingLabels(language: 'nl' | 'en'): DrawingLabel {
  const labels = language === 'nl' ? DUTCH : ENGLISH;
  return (key) => labels[key];
}
