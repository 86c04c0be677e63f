import { type Language } from '#messages';
import { changesInWords, factInWords, sentence, stateInWords, type About, type StepWithState } from '#replay';

export const REPLAY_FORMATS = ['compact', 'timeline', 'raw'] as const;
export type ReplayFormat = (typeof REPLAY_FORMATS)[number];

const LABELS = {
  en: {
    happened: 'happened',
    recorded: 'recorded',
    source: 'recorded there',
    by: 'by',
    event: 'event',
    hash: 'hash',
    corrected: 'corrected by',
    changed: 'changed',
    state: 'state',
    late: 'late by',
    stored: 'stored as',
    steps: 'steps',
    order: { forward: 'first to last', backward: 'last to first' },
  },
  nl: {
    happened: 'gebeurd',
    recorded: 'vastgelegd',
    source: 'daar vastgelegd',
    by: 'door',
    event: 'gebeurtenis',
    hash: 'hash',
    corrected: 'verbeterd door',
    changed: 'veranderd',
    state: 'toestand',
    late: 'later:',
    stored: 'opgeslagen als',
    steps: 'stappen',
    order: { forward: 'van eerste naar laatste', backward: 'van laatste naar eerste' },
  },
} as const satisfies Readonly<Record<Language, object>>;
const WIDTH = 15;

/** A step for people; `about` where steps of several histories are mixed. */
export function stepText(
  step: StepWithState & { readonly about?: About },
  format: ReplayFormat,
  language: Language,
): string {
  switch (format) {
    case 'compact':
      return `${compact(step, language)}\n`;
    case 'timeline':
      return `${timeline(step, language).join('\n')}\n\n`;
    case 'raw':
      return `${JSON.stringify(raw(step), null, 2)}\n`;
  }
}

/** The line above the steps of one history. */
export function replayHeading(
  about: About,
  from: number,
  to: number,
  last: number,
  direction: 'forward' | 'backward',
  language: Language,
): string {
  const { steps, order } = LABELS[language];
  return `${about.kind} ${about.id}: ${steps} ${from}–${to} / 0–${last}, ${order[direction]}\n\n`;
}

function compact(step: StepWithState & { readonly about?: About }, language: Language): string {
  const { revision, position, occurredAt, recordedLate, lateBy, correctedBy, about } = step;
  const { late, corrected } = LABELS[language];
  const number = about === undefined ? String(revision).padStart(4) : position.padStart(8);
  return [
    number,
    minutes(occurredAt),
    ...(about === undefined ? [] : [`${about.kind} ${shortened(about.id)}`]),
    sentence(step, language),
    ...(recordedLate ? [`[${late} ${lateBy}]`] : []),
    ...(correctedBy === null ? [] : [`[${corrected} ${shortened(correctedBy)}]`]),
  ].join('  ');
}

function timeline(step: StepWithState & { readonly about?: About }, language: Language): readonly string[] {
  const { revision, position, eventId, type, occurredAt, recordedAt, sourceRecordedAt, hash, about } = step;
  const { lateBy, recordedLate, correctedBy, storedAs } = step;
  const words = LABELS[language];
  const { party, role } = step.actor;
  const subject = about === undefined ? '' : ` · ${about.kind} ${about.id}`;
  return [
    `── ${revision} · ${factInWords(type, language)} · ${type}${subject}`,
    row(words.happened, occurredAt),
    row(words.recorded, recordedLate ? `${recordedAt} (${words.late} ${lateBy})` : recordedAt),
    ...(sourceRecordedAt === null ? [] : [row(words.source, sourceRecordedAt)]),
    row(words.by, `${party} (${role})`),
    row(words.event, `${eventId} @ ${position}`),
    row(words.hash, hash),
    ...(storedAs === null ? [] : [row(words.stored, storedAs.type)]),
    ...(correctedBy === null ? [] : [row(words.corrected, correctedBy)]),
    ...block(words.changed, changesInWords(step, language)),
    ...block(words.state, stateInWords(step.state, language)),
  ];
}

/** The event as it was stored: its own type and data, before any newer version. */
function raw(step: StepWithState & { readonly about?: About }): object {
  const { storedAs, type, data, state: _state, changed: _changed, ...envelope } = step;
  return { ...envelope, type: storedAs?.type ?? type, data: storedAs?.data ?? data };
}

function block(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`   ${title}`, ...lines.map((line) => `     ${line}`)];
}

function row(label: string, value: string): string {
  return `   ${label.padEnd(WIDTH)} ${value}`;
}

function minutes(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}

function shortened(id: string): string {
  return id.length === 36 ? id.slice(0, 8) : id;
}
