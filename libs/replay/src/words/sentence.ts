import { catalogues, type Catalogue, type Language, type ReplayWord } from '#messages';
import { changesBetween, revertChanges } from '../picture/changes.js';
import type { StepWithState } from '../stream/step.js';

type Table = Readonly<Record<string, unknown>>;
type Told = Pick<StepWithState, 'type' | 'actor' | 'state' | 'changed'>;

const NOTHING = '–';
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
/** The groups of the catalogue in which the words of a state are looked up. */
const GROUPS = [
  'signalState',
  'meetingState',
  'questionState',
  'partyState',
  'urgency',
  'form',
  'consentAnswer',
  'feedbackAbout',
  'agendaCause',
  'meetingAction',
  'reportingAnswer',
  'feedbackOutcome',
] as const;

/** What something as a whole is, such as a closed party: never the state of a question within it. */
const OWN_STATES = ['signalState', 'meetingState', 'partyState'] as const;
type Group = (typeof GROUPS)[number];

/** What an entry says of itself, by the field that it stands in; other entries are told by their key. */
const ENTRIES: Partial<Record<ReplayWord, (entry: Table) => readonly unknown[]>> = {
  offers: ({ from, to }) => [from, '›', to],
  holds: ({ holder, until }) => [holder, until],
  reporting: ({ state, party, due }) => [state, party, due],
  reports: ({ by, acknowledgedAt }) => [by, acknowledgedAt],
  feedback: ({ from, to, about, givenAt }) => [from, '›', to ?? '*', about, givenAt],
  consent: ({ state }) => [state],
  agenda: ({ cause }) => [cause],
  decisions: ({ what, party, due }) => [what, party, due],
};

/** One sentence: what was recorded, by which party, and what it changed. */
export function sentence(step: Told, language: Language): string {
  const changes = changesInWords(step, language);
  const head = `${factInWords(step.type, language)} (${step.actor.party})`;
  return changes.length === 0 ? `${head}.` : `${head}: ${changes.join('; ')}.`;
}

/** What was recorded; its type where the catalogue has no words for it. */
export function factInWords(type: string, language: Language): string {
  return catalogues[language].fact[type as keyof Catalogue['fact']] ?? type;
}

/** What an event changed, a phrase for each; empty for the first event, before which there was nothing. */
export function changesInWords(
  { state, changed }: Pick<Told, 'state' | 'changed'>,
  language: Language,
): readonly string[] {
  const before = revertChanges(state, changed);
  if (!isTable(before) || !isTable(state)) return [];
  return phrases(before, state, catalogues[language]);
}

/** A state, a line for each thing there is to tell. */
export function stateInWords(state: Told['state'], language: Language): readonly string[] {
  const words = catalogues[language];
  if (!isTable(state)) return [];
  return Object.entries(words.replay).flatMap(([field, word]) => {
    const value = state[field];
    if (value === undefined || value === null) return [];
    if (!isTable(value)) {
      const text = said(value, words, groupsOf(field));
      return text === NOTHING ? [] : [`${word}: ${text}`];
    }
    return Object.entries(value).map(
      ([key, entry]) => `${word}: ${entryText(field as ReplayWord, key, entry, words)}`,
    );
  });
}

function phrases(before: Table, after: Table, words: Catalogue): readonly string[] {
  return Object.entries(words.replay).flatMap(([field, word]) => {
    if (changesBetween(before[field] ?? null, after[field] ?? null).length === 0) return [];
    if (!isTable(before[field] ?? after[field])) {
      const text = (value: unknown) => said(value, words, groupsOf(field));
      return [`${word} ${text(before[field])} → ${text(after[field])}`];
    }
    const [old, now] = [before[field] as Table, after[field] as Table];
    return [...new Set([...Object.keys(old), ...Object.keys(now)])]
      .filter((key) => changesBetween(old[key] ?? null, now[key] ?? null).length > 0)
      .map((key) => {
        const entry = (table: Table) => entryText(field as ReplayWord, key, table[key], words);
        return `${word} ${entry(old)} → ${entry(now)}`;
      });
  });
}

function entryText(field: ReplayWord, key: string, entry: unknown, words: Catalogue): string {
  if (!isTable(entry)) return NOTHING;
  const parts = ENTRIES[field]?.(entry) ?? [key];
  return parts
    .filter((part) => part !== null && part !== undefined)
    .map((part) => said(part, words))
    .join(' ');
}

/** A value in words: codes by the catalogue, instants by their day, ids by their beginning. */
export function said(value: unknown, words: Catalogue, groups: readonly Group[] = GROUPS): string {
  if (value === null || value === undefined) return NOTHING;
  if (Array.isArray(value))
    return value.length === 0 ? NOTHING : value.map((item) => said(item, words)).join(', ');
  if (isTable(value))
    return Object.values(value)
      .map((item) => said(item, words))
      .join(' ');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (UUID.test(text)) return text.slice(0, 8);
  if (INSTANT.test(text)) return text.slice(0, 10);
  for (const group of groups) {
    const word = (words[group] as Readonly<Record<string, string>>)[text];
    if (word !== undefined) return word;
  }
  return text;
}

function groupsOf(field: string): readonly Group[] {
  return field === 'state' ? OWN_STATES : GROUPS;
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
