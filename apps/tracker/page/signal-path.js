import { signalPath } from './api.js';
import { asOf, asOfNote } from './as-of.js';
import { element, table } from './dom.js';
import { label, moment, text } from './speech.js';

/** The path of one signal. `nameOf` gives the name of a party by its id. */
export async function signalPathScreen(asked, { nameOf }) {
  const path = await signalPath(asked.signalId, asOf(asked));
  const called = (party) => (party === null ? text('nobody') : (nameOf(party.id) ?? party.id));
  const headed = (key, columns, rows) => table(element('h3', {}, text(key)), columns.map(text), rows);
  return {
    title: `${text('signalPath')} ${path.signalId.slice(0, 8)}`,
    generated: path.profile.detail?.generated === true,
    content: [
      element('p', { class: 'quiet' }, `${text('signalId')}: ${path.signalId}. ${text('times')}`),
      asOfNote(asked, path),
      ...warnings(path, called),
      ...headed(
        'custody',
        ['party', 'role', 'from', 'to', 'how'],
        path.custody.map((spell) => custodyRow(spell, called)),
      ),
      ...headed(
        'reporting',
        ['subject', 'state', 'party', 'from', 'to', 'due'],
        path.reporting.map((spell) => questionRow(spell, called)),
      ),
      ...headed(
        'events',
        ['happened', 'recorded', 'what', 'by'],
        path.facts.map((fact) => factRow(fact, nameOf)),
      ),
    ],
  };
}

function warnings({ mutualAssumptions, assumptions }, called) {
  const standing = assumptions.filter((assumption) => assumption.to === null);
  return [
    mutualAssumptions.length > 0 ? element('p', { class: 'warning', role: 'note' }, text('mutual')) : null,
    ...standing.map(({ party, other }) =>
      element('p', { class: 'warning' }, `${called(party)} ${text('reliesOn')} ${called(other)}`),
    ),
  ];
}

function custodyRow({ party, from, to, state, reason }, called) {
  return [
    called(party),
    label('role', party?.role),
    time(from),
    to === null ? text('still') : time(to),
    `${text(state)}${reason === null ? '' : `: ${label('endReason', reason)}`}`,
  ];
}

function questionRow({ subject, state, party, from, to, due }, called) {
  return [
    subject === 'signal' ? text('wholeSignal') : `${text('person')} ${subject.slice(0, 8)}`,
    label('questionState', state),
    called(party),
    time(from),
    to === null ? text('still') : time(to),
    due === null ? text('noDue') : time(due),
  ];
}

function factRow({ type, occurredAt, actor, correctedBy, ...recorded }, nameOf) {
  const name = element('span', correctedBy === null ? {} : { class: 'struck' }, label('fact', type));
  const mark = correctedBy === null ? '' : ` (${text('corrected')})`;
  return [
    time(occurredAt),
    recording(recorded),
    element('span', {}, name, mark),
    nameOf(actor.party) ?? actor.party,
  ];
}

/** When it was recorded here, and below that when the system it was imported from did so, by its own word. */
function recording({ recordedAt, recordedLate, sourceRecordedAt }) {
  return element(
    'span',
    {},
    time(recordedAt),
    recordedLate ? ` (${text('late')})` : '',
    sourceRecordedAt === null
      ? null
      : element('span', { class: 'below' }, `${text('recordedInSource')} `, time(sourceRecordedAt)),
  );
}

const time = (instant) => element('time', { datetime: instant }, moment(instant));
