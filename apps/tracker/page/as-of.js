import { Refused } from './api.js';
import { element } from './dom.js';
import { instantOf } from './moments.js';
import { moment, text } from './speech.js';

const INSTANTS = ['validAt', 'knownAt'];

/** Both instants as the API takes them; left empty they mean now. Throws Refused, as the server would. */
export function asOf(asked) {
  const wrong = INSTANTS.filter((name) => asked[name] !== '' && instantOf(asked[name]) === undefined);
  if (wrong.length > 0) throw new Refused({ status: 400, errors: wrong.map((field) => ({ field })) });
  return Object.fromEntries(INSTANTS.map((name) => [name, asked[name] === '' ? '' : instantOf(asked[name])]));
}

/** Says that this is not how it stands now; null: it is. */
export function asOfNote(asked, answer) {
  if (INSTANTS.every((name) => asked[name] === '')) return null;
  const at = (name) => (asked[name] === '' ? text('now') : moment(answer[name]));
  return element(
    'p',
    { class: 'note' },
    `${text('validAt')}: ${at('validAt')}. ${text('knownAt')}: ${at('knownAt')}.`,
  );
}
