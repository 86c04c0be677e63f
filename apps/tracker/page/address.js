// What stands after # in the address says which screen it is and what was asked, so that the browser's back button, a
// bookmark and signing in again all lead to the same view.
const BOARD_FILTERS = ['kind', 'gate', 'validAt', 'knownAt', 'page'];
const INSTANTS = ['validAt', 'knownAt'];

export function readAddress(hash = location.hash) {
  const [path, asked] = hash.replace(/^#/, '').split('?', 2);
  const given = new URLSearchParams(asked);
  const signalId = /^\/signals\/(.+)$/.exec(path)?.[1];
  return signalId === undefined
    ? { screen: 'board', ...only(BOARD_FILTERS, given) }
    : { screen: 'path', signalId: decoded(signalId), ...only(INSTANTS, given) };
}

export const boardAddress = (asked) => `#/stalls${query(BOARD_FILTERS, asked)}`;
export const pathAddress = (signalId, asked) =>
  `#/signals/${encodeURIComponent(signalId)}${query(INSTANTS, asked)}`;

function only(names, given) {
  return Object.fromEntries(names.map((name) => [name, given.get(name) ?? '']));
}

function query(names, asked) {
  const given = names.filter((name) => (asked[name] ?? '') !== '').map((name) => [name, asked[name]]);
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

/** An address that was typed wrong is still an address: the server will not know the signal. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
