import type { AsOf } from '#ledger';
import { catalogues, type Language } from '#messages';
import {
  CAUSES,
  factInWords,
  said,
  segments,
  type Cause,
  type CauseClass,
  type RowDifference,
  type SeenRow,
} from '#replay';

const SIGNS = { appeared: '+', left: '-', changed: '~' } as const;

interface Labels {
  readonly pictures: (asOf: AsOf) => string;
  readonly from: string;
  readonly to: string;
  readonly same: string;
  readonly recorded: string;
  readonly since: string;
  readonly until: string;
  readonly causes: Readonly<Record<CauseClass, string>>;
}

const LABELS: Readonly<Record<Language, Labels>> = {
  en: {
    pictures: ({ validAt, knownAt }) => `as it was at ${validAt}, by what was known at ${knownAt}`,
    from: 'from',
    to: 'to',
    same: 'Nothing is different.',
    recorded: 'recorded',
    since: 'since',
    until: 'until',
    causes: { happened: 'happened', 'recorded-late': 'recorded late', corrected: 'corrected' },
  },
  nl: {
    pictures: ({ validAt, knownAt }) => `zoals het was op ${validAt}, volgens wat bekend was op ${knownAt}`,
    from: 'van',
    to: 'naar',
    same: 'Er is geen verschil.',
    recorded: 'vastgelegd',
    since: 'sinds',
    until: 'tot',
    causes: { happened: 'gebeurd', 'recorded-late': 'later vastgelegd', corrected: 'verbeterd' },
  },
};

/** The difference between two pictures of a signal, for people. */
export function differenceText(
  signalId: string,
  from: AsOf,
  to: AsOf,
  rows: readonly RowDifference[],
  language: Language,
): string {
  const words = LABELS[language];
  const lines = [
    `signal ${signalId}`,
    `  ${words.from.padEnd(5)} ${words.pictures(from)}`,
    `  ${words.to.padEnd(5)} ${words.pictures(to)}`,
    '',
    ...rows.flatMap((row) => rowLines(row, language)),
    rows.length === 0 ? words.same : counted(rows, language),
  ];
  return `${lines.join('\n')}\n`;
}

function rowLines(
  { difference, before, after, changed, causes }: RowDifference,
  language: Language,
): readonly string[] {
  const row = after ?? before;
  if (row === null) return [];
  const fields = changed
    .filter(({ path }) => path !== '/openedBy' && path !== '/closedBy')
    .map((change) => {
      const values = [change.before, change.after].map((value) => valueText(value, language));
      return `    ${segments(change.path).join('.')}: ${values.join(' → ')}`;
    });
  return [
    `${SIGNS[difference]} ${rowText(row, language)}`,
    ...fields,
    ...causes.map((cause) => `    ${causeText(cause, language)}`),
    '',
  ];
}

function rowText(row: SeenRow, language: Language): string {
  const { what, subject, from, to } = row;
  const { since, until } = LABELS[language];
  const parties = partiesIn(row);
  return [
    catalogues[language].lane[what],
    ...(subject === null ? [] : [valueText(subject, language)]),
    ...(parties === '' ? [] : [parties]),
    stateText(row, language),
    `${since} ${from}`,
    ...(to === null ? [] : [`${until} ${to}`]),
  ].join(' · ');
}

/** From whom to whom. */
function partiesIn({ what, party, other }: SeenRow): string {
  const fromFirst = what === 'feedback-duty' || what === 'assumption' ? [party, other] : [other, party];
  return fromFirst.filter((id) => id !== null).join(' › ');
}

function stateText({ what, state, reason }: SeenRow, language: Language): string {
  const answers: Readonly<Record<string, string>> = catalogues[language].handOffState;
  const told = what === 'offer' ? (answers[state] ?? state) : valueText(state, language);
  const forms = what === 'profile' ? reason?.split(',').filter((form) => form !== '') : undefined;
  const why = forms ?? (reason === null ? [] : [reason]);
  return [told, ...why.map((code) => valueText(code, language))].join(', ');
}

function causeText({ class: name, type, actor, occurredAt, recordedAt }: Cause, language: Language): string {
  const { causes, recorded } = LABELS[language];
  return `${causes[name]}: ${factInWords(type, language)} (${actor.party}) ${occurredAt}, ${recorded} ${recordedAt}`;
}

function counted(rows: readonly RowDifference[], language: Language): string {
  const causes = rows.flatMap((row) => row.causes);
  return CAUSES.map((name) => {
    const events = new Set(causes.filter((cause) => cause.class === name).map(({ eventId }) => eventId));
    return `${LABELS[language].causes[name]}: ${events.size}`;
  }).join(' · ');
}

function valueText(value: unknown, language: Language): string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)
    ? value
    : said(value, catalogues[language]);
}
