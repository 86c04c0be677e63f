// The token lives in this page only: closing or reloading it signs out. Nothing is kept in the browser.
let token = null;

/** A refusal by the server, with its problem document. */
export class Refused extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

async function ask(path, options = {}) {
  const headers = { accept: 'application/json', ...options.headers };
  if (token !== null) headers.authorization = `Bearer ${token}`;
  const response = await fetch(`/v1/${path}`, { ...options, headers });
  const body = await response.json();
  if (!response.ok) throw new Refused(body);
  return body;
}

export async function signIn(account, password) {
  const answer = await ask('sign-ins', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password }),
  });
  token = answer.token;
}

export function signOut() {
  token = null;
}

export const isSignedIn = () => token !== null;

/** Empty filters are left out. */
function query(filters) {
  const given = Object.entries(filters).filter(
    ([, value]) => value !== '' && value !== null && value !== undefined,
  );
  return new URLSearchParams(given).toString();
}

export const stalls = (filters) => ask(`stalls?${query(filters)}`);
export const signalPath = (signalId, asOf) => ask(`signals/${encodeURIComponent(signalId)}?${query(asOf)}`);
