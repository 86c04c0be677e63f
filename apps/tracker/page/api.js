// The token lives in this page only: closing or reloading it signs out. Nothing is kept in the browser.
let token = null;

/** A refusal by the server, with its problem document. */
export class Refused extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

/** No answer, or none that this server would give. */
export class Unreachable extends Error {}

async function fetched(address, options) {
  try {
    const response = await fetch(address, options);
    return { ok: response.ok, body: await response.json() };
  } catch (error) {
    throw new Unreachable(address, { cause: error });
  }
}

async function ask(path, options = {}) {
  const headers = { accept: 'application/json', ...options.headers };
  if (token !== null) headers.authorization = `Bearer ${token}`;
  const { ok, body } = await fetched(`/v1/${path}`, { ...options, headers });
  if (!ok) throw new Refused(body);
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
  const given = Object.entries(filters).filter(([, value]) => value !== '');
  return new URLSearchParams(given).toString();
}

export const stalls = (filters) => ask(`stalls?${query(filters)}`);
export const signalPath = (signalId, asOf) => ask(`signals/${encodeURIComponent(signalId)}?${query(asOf)}`);

/** Every party as it is called now. */
export async function parties() {
  const found = [];
  for (let page = 1, total = 1; found.length < total; page += 1) {
    const answer = await ask(`parties?${query({ page, pageSize: 200 })}`);
    if (answer.items.length === 0) break;
    found.push(...answer.items);
    total = answer.total;
  }
  return found;
}

export async function messages(language) {
  const { ok, body } = await fetched(`/messages/${language}.json`);
  if (!ok) throw new Unreachable(`/messages/${language}.json`);
  return body;
}
