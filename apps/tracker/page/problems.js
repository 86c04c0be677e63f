import { Refused, Unreachable } from './api.js';
import { text } from './speech.js';

/** Fields that the page calls otherwise than the API does. */
const FIELDS = { kind: 'stallKind' };
const BY_STATUS = { 403: 'notAllowed', 404: 'notFound', 429: 'tooOften' };

/** What went wrong, in the reader's language. */
export function problemInWords(error) {
  if (error instanceof Unreachable) return text('offline');
  if (!(error instanceof Refused)) return text('fault');
  const { status, errors = [] } = error.problem;
  const fields = errors.map(({ field }) => text(FIELDS[field] ?? field));
  if (status === 400) return `${text('invalid')}: ${fields.join(', ')}.`;
  return text(BY_STATUS[status] ?? 'fault');
}

/** The sign-in that this page had is not good any more. */
export const isSignedOutByServer = (error) => error instanceof Refused && error.problem.status === 401;
