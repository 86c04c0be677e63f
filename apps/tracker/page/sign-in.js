import { element, field } from './dom.js';
import { text } from './speech.js';

/** `problem`: why one has to sign in (again); null: nothing is wrong. */
export function signInScreen({ account, problem, onSignIn }) {
  const submit = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    return onSignIn(form.get('account'), form.get('password'));
  };
  const input = (type, autocomplete, value = '') =>
    element('input', {
      type,
      autocomplete,
      value,
      required: true,
      spellcheck: 'false',
      autocapitalize: 'none',
    });
  return {
    title: text('signIn'),
    content: [
      problem === null ? null : element('p', { role: 'alert', class: 'warning' }, problem),
      element(
        'form',
        { onsubmit: submit },
        field('account', text('account'), input('text', 'username', account)),
        field('password', text('password'), input('password', 'current-password')),
        element('button', {}, text('signIn')),
      ),
      element('p', { class: 'quiet' }, text('signInHelp')),
    ],
  };
}
