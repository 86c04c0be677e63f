/** SQLSTATE classes and codes that say that the server or the connection is away, not that the statement is wrong. */
const AWAY = /^(08|57P|53300)/;
const NETWORK = [
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
];

/** Whether an error means that the connection is gone, so that nobody knows what became of the last statement. */
export function isLostConnection(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return (
    AWAY.test(code) ||
    NETWORK.includes(code) ||
    /Connection terminated|not queryable|Client was closed/.test(message)
  );
}
