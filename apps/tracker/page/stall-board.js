import { boardAddress, pathAddress } from './address.js';
import { stalls } from './api.js';
import { asOf, asOfNote } from './as-of.js';
import { element, field, table } from './dom.js';
import { codes, label, moment, place, text } from './speech.js';

const PAGE_SIZE = 25;

/** What stands still longer than its norm. `nameOf` gives the name of a party by its id. */
export async function stallBoardScreen(asked, { nameOf, go }) {
  const { kind, gate, page } = asked;
  const found = await stalls({ kind, gate, page, pageSize: PAGE_SIZE, ...asOf(asked) });
  return {
    title: text('stallBoard'),
    generated: found.items.some((item) => item.generated),
    content: [
      form(asked, go),
      asOfNote(asked, found),
      ...(found.items.length === 0
        ? [element('p', {}, text('nothing'))]
        : table(
            summary(found),
            headings(),
            found.items.map((item) => row(item, asked, nameOf)),
          )),
      pager(asked, found),
    ],
  };
}

function form(asked, go) {
  const submit = (event) => {
    event.preventDefault();
    go(boardAddress(Object.fromEntries(new FormData(event.target))));
  };
  return element(
    'form',
    { onsubmit: submit },
    field('kind', text('stallKind'), choice('stallKind', asked.kind)),
    field('gate', text('gate'), choice('role', asked.gate)),
    field('validAt', text('validAt'), dateField(asked.validAt)),
    field('knownAt', text('knownAt'), dateField(asked.knownAt)),
    element('button', {}, text('show')),
  );
}

function choice(group, chosen) {
  const options = codes(group).map((code) =>
    element('option', { value: code, selected: code === chosen }, label(group, code)),
  );
  return element('select', {}, element('option', { value: '' }, text('all')), ...options);
}

const dateField = (value) => element('input', { type: 'datetime-local', max: '9999-12-31T23:59', value });

const summary = ({ total }) =>
  element('p', {}, `${text('caption')} ${total} ${text('total')}. ${text('times')}`);

const headings = () =>
  ['stallKind', 'gate', 'municipality', 'form', 'since', 'age', 'norm', 'over', 'signal'].map(text);

function row(item, asked, nameOf) {
  const { signalId, forms, normDays, daysOverNorm } = item;
  const short = signalId.slice(0, 8);
  return [
    label('stallKind', item.kind),
    gateOf(item, nameOf),
    place(item.municipality),
    forms.length === 0 ? text('notKnown') : forms.map((form) => label('form', form)).join(', '),
    element('time', { datetime: item.since }, moment(item.since)),
    Math.floor(item.ageDays),
    normDays ?? text('noNorm'),
    daysOverNorm === null ? text('notKnown') : Math.floor(daysOverNorm),
    element('a', { href: pathAddress(signalId, asked), 'aria-label': `${text('open')} ${short}` }, short),
  ];
}

/** The desk where it waits: by the name of its party, else by role and region. */
function gateOf({ partyId, gate, gateRegion }, nameOf) {
  if (gate === null) return text('nobody');
  const role = label('role', gate);
  return nameOf(partyId) ?? (gateRegion === null ? role : `${role}, ${place(gateRegion)}`);
}

function pager(asked, { page, pageSize, total }) {
  const last = Math.ceil(total / pageSize);
  if (last <= 1) return null;
  const link = (to, key) => element('a', { href: boardAddress({ ...asked, page: String(to) }) }, text(key));
  return element(
    'nav',
    { 'aria-label': text('pages') },
    page > 1 ? link(page - 1, 'previous') : null,
    element('span', {}, `${text('page')} ${page} ${text('of')} ${last}`),
    page < last ? link(page + 1, 'next') : null,
  );
}
