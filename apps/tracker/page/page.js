import { readAddress } from './address.js';
import { isSignedIn, messages, parties, Refused, signIn, signOut } from './api.js';
import { element } from './dom.js';
import { isSignedOutByServer, problemInWords } from './problems.js';
import { signalPathScreen } from './signal-path.js';
import { signInScreen } from './sign-in.js';
import { learnWords, speak, spoken, text } from './speech.js';
import { stallBoardScreen } from './stall-board.js';

const main = document.getElementById('main');
const languageButton = document.getElementById('language');
/** Who is signed in, what parties are called, and whether the world they are in was made up. */
let session = newSession('');
/** Rises with every view: an answer that comes in after the user went on is not shown. */
let turn = 0;

function newSession(account) {
  return { account, names: new Map(), generated: false };
}

async function start() {
  languageButton.addEventListener('click', () => void say(spoken() === 'nl' ? 'en' : 'nl'));
  addEventListener('hashchange', () => void show());
  await say(new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'nl');
}

/** The language stands in the address, so that it outlives a reload. */
async function say(language) {
  speak(language);
  history.replaceState(null, '', `${language === 'nl' ? location.pathname : '?lang=en'}${location.hash}`);
  document.documentElement.lang = language;
  languageButton.lang = language === 'nl' ? 'en' : 'nl';
  for (const marked of document.querySelectorAll('[data-text]'))
    marked.textContent = text(marked.dataset.text);
  await show({ moveFocus: false });
}

/** Shows what the address asks for. */
async function show({ moveFocus = true } = {}) {
  const mine = (turn += 1);
  if (!isSignedIn()) return showSignIn(null, moveFocus);
  main.replaceChildren(menu(), element('p', { role: 'status' }, text('loading')));
  const screen = await screenAt(readAddress()).catch(screenOf);
  if (mine === turn) put(screen, moveFocus);
}

async function screenAt(asked) {
  await learnWords(messages);
  const nameOf = (partyId) => session.names.get(partyId);
  const screen = asked.screen === 'path' ? signalPathScreen : stallBoardScreen;
  return screen(asked, { nameOf, go });
}

/** What is shown instead, when it did not work. */
function screenOf(error) {
  if (isSignedOutByServer(error)) {
    signOut();
    return signInAgain(text('expired'));
  }
  const retry = element('button', { type: 'button', onclick: () => void show() }, text('retry'));
  return {
    title: text('failed'),
    content: [element('p', { role: 'alert', class: 'warning' }, inWords(error)), retry],
  };
}

/** A fault of this page is told to the user as well as to whoever looks in the console. */
function inWords(error) {
  const said = problemInWords(error);
  if (said === text('fault') && !(error instanceof Refused)) reportError(error);
  return said;
}

function go(address) {
  if (location.hash === address) void show();
  else location.hash = address;
}

function put({ title, content, generated = false }, moveFocus) {
  const heading = element('h2', { tabindex: '-1' }, title);
  const parts = [isSignedIn() ? menu() : null, heading, ...content];
  main.replaceChildren(...parts.filter((part) => part !== null));
  document.title = `${title} – ${text('title')}`;
  document.getElementById('generated').hidden = !(isSignedIn() && (generated || session.generated));
  if (moveFocus) heading.focus();
}

function showSignIn(problem, moveFocus) {
  put(signInAgain(problem), moveFocus);
}

function signInAgain(problem) {
  return signInScreen({ account: session.account, problem, onSignIn: enter });
}

async function enter(account, password) {
  try {
    await signIn(account, password);
    session = newSession(account);
    await meetParties();
    await show();
  } catch (error) {
    const wrongPassword = isSignedOutByServer(error);
    signOut();
    session = newSession(account);
    showSignIn(wrongPassword ? text('wrongPassword') : inWords(error), true);
  }
}

/** An account that may not see parties sees their ids. */
async function meetParties() {
  const found = await parties().catch((error) => {
    if (error instanceof Refused && error.problem.status === 403) return [];
    throw error;
  });
  session.names = new Map(found.map(({ id, name }) => [id, name]));
  session.generated = found.some(({ generated }) => generated);
}

function leave() {
  signOut();
  session = newSession('');
  history.replaceState(null, '', `${location.pathname}${location.search}`);
  void show();
}

function menu() {
  const name = session.names.get(session.account) ?? session.account;
  return element(
    'nav',
    { 'aria-label': text('menu') },
    element('a', { href: '#/stalls' }, text('stallBoard')),
    element('span', { class: 'quiet' }, `${text('signedInAs')} ${name}`),
    element('button', { type: 'button', onclick: leave }, text('signOut')),
  );
}

await start();
