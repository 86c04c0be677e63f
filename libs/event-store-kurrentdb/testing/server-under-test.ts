import { StandIn } from './stand-in.js';

/** Where the specs find KurrentDB. */
export interface ServerUnderTest {
  readonly url: string;
  /** Begins the names of one test's streams and types, so that tests share a server and see only their own. */
  freshNamespace(): string;
  close(): void;
}

/** A real server or cluster where KURRENTDB_URL names one (`npm run test:kurrentdb`), else a stand-in. */
export async function serverUnderTest(): Promise<ServerUnderTest> {
  const real = (globalThis as { kurrentdbUrl?: string }).kurrentdbUrl;
  const standIn = real === undefined ? await StandIn.start() : undefined;
  return {
    url: real ?? (standIn as StandIn).url,
    freshNamespace,
    close: () => standIn?.close(),
  };
}

export function freshNamespace(): string {
  return `test${crypto.randomUUID().replaceAll('-', '')}.`;
}
