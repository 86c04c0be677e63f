import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreUnavailableError } from '#event-sourcing';
import type { ProjectionItem, ProjectionList } from '#operations';
import type { RebuildTarget } from './rebuild.target.js';

const PROJECTIONS = 'operations/projections';

/** The ledger of a world that a server has open, asked through the server as its operator. */
export class RebuildThere implements RebuildTarget {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** Signs in with the password that stands in the world's folder. Throws StoreUnavailableError saying what to do. */
  static async open(folder: string, url: string): Promise<RebuildThere> {
    const file = join(folder, 'operator-password');
    if (!existsSync(file))
      throw new StoreUnavailableError(
        `${folder} has no operator-password to ask the server with that has the world open. Name the folder of that server with --data, or stop it first.`,
      );
    const password = readFileSync(file, 'utf8').trim();
    const signIn = { account: 'operator', password };
    const { token } = await sent<{ token: string }>(url, 'POST', 'sign-ins', null, signIn);
    return new RebuildThere(url, token);
  }

  async begin(): Promise<void> {
    if ((await this.generations()).every(({ generationState }) => generationState !== 'building'))
      await this.tell('rebuilds');
  }

  switch(): Promise<void> {
    return this.tell('switches');
  }

  retire(): Promise<void> {
    return this.tell('retirements');
  }

  async generations(): Promise<readonly ProjectionItem[]> {
    const { items } = await sent<ProjectionList>(this.url, 'GET', PROJECTIONS, this.token);
    return items.filter(({ name }) => name === 'ledger');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private async tell(what: string): Promise<void> {
    await sent(this.url, 'POST', `${PROJECTIONS}/ledger/${what}`, this.token, {});
  }
}

async function sent<Answer>(
  url: string,
  method: 'GET' | 'POST',
  path: string,
  token: string | null,
  body?: object,
): Promise<Answer> {
  const response = await fetch(`${url}/v1/${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new StoreUnavailableError(
      `Another process has the world, and no server answers at ${url}. Give its address with --url, or stop that process first.`,
    );
  });
  const answer = (await response.json().catch(() => ({}))) as Answer & { detail?: string };
  if (response.ok) return answer;
  throw new StoreUnavailableError(
    response.status === 401
      ? `The server at ${url} has another world open. Give the address of the right one with --url.`
      : `The server at ${url} refused: ${answer.detail ?? response.status}`,
  );
}
