import { isSignedIn, Refused, signalPath, signIn, signOut, stalls } from './api.js';
import { element, table } from './dom.js';
import { words } from './words.js';

const PAGE_SIZE = 25;
const main = document.getElementById('main');
let language = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'nl';
let labels = {};
let account = '';
let lastBoard = { page: 1, kind: '', gate: '', validAt: '', knownAt: '' };

const text = (key) => words[language][key] ?? key;
const label = (group, code) =>
  code === null || code === undefined ? text('notKnown') : (labels[group]?.[code] ?? code);

async function start() {
  document.getElementById('language').addEventListener('click', () => speak(language === 'nl' ? 'en' : 'nl'));
  await speak(language);
}

async function speak(chosen) {
  language = chosen;
  labels = await (await fetch(`/messages/${language}.json`)).json();
  document.documentElement.lang = language;
  for (const marked of document.querySelectorAll('[data-text]'))
    marked.textContent = text(marked.dataset.text);
  await show();
}

/** What stands after # says which screen it is, so the browser's back button works. */
async function show() {
  if (!isSignedIn()) return signInScreen();
  const signalId = /^#\/signals\/(.+)$/.exec(location.hash)?.[1];
  await (signalId === undefined ? boardScreen() : pathScreen(decodeURIComponent(signalId)));
}

function put(...content) {
  main.replaceChildren(...content);
  main.focus();
}

function signInScreen() {
  const submit = async (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    account = form.get('account');
    await attempt(async () => {
      await signIn(account, form.get('password'));
      await show();
    });
  };
  const field = (name, key, type, autocomplete) =>
    element(
      'label',
      {},
      text(key),
      element('input', { name, type, autocomplete, required: true, spellcheck: 'false' }),
    );
  put(
    element(
      'form',
      { onsubmit: submit },
      field('account', 'account', 'text', 'username'),
      field('password', 'password', 'password', 'current-password'),
      element('button', {}, text('signIn')),
    ),
  );
}

async function boardScreen() {
  put(navigation(), element('p', { role: 'status' }, text('loading')));
  await attempt(async () => {
    const { page, kind, gate, validAt, knownAt } = lastBoard;
    const found = await stalls({
      page,
      pageSize: PAGE_SIZE,
      kind,
      gate,
      validAt: instant(validAt),
      knownAt: instant(knownAt),
    });
    markGenerated(found.items.some((item) => item.generated));
    put(navigation(), element('h2', {}, text('stallBoard')), boardForm(), boardTable(found), pager(found));
  });
}

function boardForm() {
  const submit = (event) => {
    event.preventDefault();
    lastBoard = { ...Object.fromEntries(new FormData(event.target)), page: 1 };
    return boardScreen();
  };
  return element(
    'form',
    { onsubmit: submit },
    choice('kind', 'stallKind', 'stallKind'),
    choice('gate', 'gate', 'role'),
    moment('validAt'),
    moment('knownAt'),
    element('button', {}, text('show')),
  );
}

function choice(name, key, group) {
  const options = Object.entries(labels[group]).map(([code, words]) =>
    element('option', { value: code, selected: lastBoard[name] === code }, words),
  );
  return element(
    'label',
    {},
    text(key),
    element('select', { name }, element('option', { value: '' }, text('all')), ...options),
  );
}

function moment(name) {
  return element(
    'label',
    {},
    text(name),
    element('input', { type: 'datetime-local', name, value: lastBoard[name] }),
  );
}

function boardTable({ items, total }) {
  if (items.length === 0) return element('p', {}, text('nothing'));
  const headings = ['stallKind', 'gate', 'municipality', 'form', 'since', 'age', 'norm', 'over', 'open'].map(
    text,
  );
  const rows = items.map((item) => [
    label('stallKind', item.kind),
    `${label('role', item.gate)}${item.gateRegion === null ? '' : `, ${item.gateRegion}`}`,
    item.municipality ?? text('notKnown'),
    item.forms.length === 0 ? text('notKnown') : item.forms.map((form) => label('form', form)).join(', '),
    time(item.since),
    Math.floor(item.ageDays),
    item.normDays ?? text('noNorm'),
    item.daysOverNorm === null ? text('notKnown') : Math.floor(item.daysOverNorm),
    element('a', { href: `#/signals/${item.signalId}` }, item.signalId.slice(0, 8)),
  ]);
  return table(`${text('caption')} ${total} ${text('total')}. ${text('times')}`, headings, rows);
}

function pager({ page, pageSize, total }) {
  const go = (to) => () => {
    lastBoard.page = to;
    return boardScreen();
  };
  return element(
    'nav',
    {},
    page > 1 ? element('button', { type: 'button', onclick: go(page - 1) }, text('previous')) : null,
    page * pageSize < total
      ? element('button', { type: 'button', onclick: go(page + 1) }, text('next'))
      : null,
  );
}

async function pathScreen(signalId) {
  put(navigation(), element('p', { role: 'status' }, text('loading')));
  await attempt(async () => {
    const { validAt, knownAt } = lastBoard;
    const path = await signalPath(signalId, { validAt: instant(validAt), knownAt: instant(knownAt) });
    markGenerated(path.profile.detail?.generated === true);
    put(navigation(), element('h2', {}, `${text('signalPath')} ${signalId}`), ...pathParts(path));
  });
}

function pathParts(path) {
  const spell = ({ party, from, to, state, reason }) => [
    party?.id ?? text('nobody'),
    label('role', party?.role),
    time(from),
    to === null ? text('still') : time(to),
    `${text(state)}${reason === null ? '' : `: ${label('endReason', reason)}`}`,
  ];
  const question = ({ subject, state, party, from, to, due }) => [
    subject === 'signal' ? text('wholeSignal') : `${text('person')} ${subject.slice(0, 8)}`,
    label('questionState', state),
    party?.id ?? text('nobody'),
    time(from),
    to === null ? text('still') : time(to),
    due === null ? '' : time(due),
  ];
  const standing = path.assumptions.filter((assumption) => assumption.to === null);
  return [
    path.mutualAssumptions.length > 0
      ? element('p', { class: 'warning', role: 'note' }, text('mutual'))
      : null,
    ...standing.map((a) =>
      element('p', { class: 'warning' }, `${a.party.id} ${text('reliesOn')} ${a.other.id}`),
    ),
    table(text('custody'), ['party', 'role', 'from', 'to', 'how'].map(text), path.custody.map(spell)),
    table(
      text('reporting'),
      ['subject', 'state', 'party', 'from', 'to', 'due'].map(text),
      path.reporting.map(question),
    ),
    table(text('events'), ['happened', 'recorded', 'what', 'by'].map(text), path.facts.map(fact)),
  ].filter((part) => part !== null);
}

function fact({ type, occurredAt, actor, correctedBy, ...recorded }) {
  const name = element('span', correctedBy === null ? {} : { class: 'struck' }, label('fact', type));
  const mark = correctedBy === null ? '' : ` (${text('corrected')})`;
  return [time(occurredAt), recording(recorded), element('span', {}, name, mark), actor.party];
}

/** When it was recorded here, and below that when the system it was imported from did so, by its own word. */
function recording({ recordedAt, recordedLate, sourceRecordedAt }) {
  const here = `${time(recordedAt)}${recordedLate ? ` (${text('late')})` : ''}`;
  if (sourceRecordedAt === null) return here;
  const there = element('span', { class: 'below' }, `${text('recordedInSource')} ${time(sourceRecordedAt)}`);
  return element('span', {}, here, there);
}

function navigation() {
  const leave = () => {
    signOut();
    location.hash = '';
    signInScreen();
  };
  return element(
    'nav',
    {},
    element('a', { href: '#' }, text('stallBoard')),
    element('span', { class: 'quiet' }, `${text('signedInAs')} ${account}`),
    element('button', { type: 'button', onclick: leave }, text('signOut')),
  );
}

function markGenerated(isGenerated) {
  document.getElementById('generated').hidden = !isGenerated;
}

/** Runs it, and says in words what went wrong. */
async function attempt(work) {
  try {
    await work();
  } catch (error) {
    const said =
      error instanceof Refused
        ? error.problem.status === 404
          ? text('notFound')
          : `${text('failed')}: ${error.message}`
        : text('offline');
    main.querySelector('[role=alert], [role=status]')?.remove();
    main.append(element('p', { role: 'alert', class: 'warning' }, said));
    if (error instanceof Refused && error.problem.status === 401) signOut();
  }
}

function time(value) {
  const options = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Amsterdam' };
  return new Date(value).toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB', options);
}

/** What a date field holds, as an instant; empty: now. */
function instant(value) {
  return value === '' ? '' : new Date(value).toISOString();
}

addEventListener('hashchange', show);
await start();
