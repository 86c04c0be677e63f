import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { EventStore } from '#event-sourcing';
import { EVENT_STORE, EventReaders } from '#event-sourcing/nest';
import { ACCESS } from '#platform';
import { emptyDatabase, ENGINE } from '#postgres/testing';
import type { Engine } from '../../apps/composition/engines.js';
import { startTracker, type Tracker } from '../../apps/tracker/src/tracker.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape
  readonly body: any;
}

export interface SendOptions {
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
}

/** The parties of a small chain in a fictional region, as the operator registers them. */
export const PARTIES = [
  { id: 'gate-veldbergen', role: 'attention-officer', region: 'Noordermark', municipality: 'Veldbergen' },
  { id: 'gate-dijkzicht', role: 'attention-officer', region: 'Noordermark', municipality: 'Dijkzicht' },
  { id: 'director-noordermark', role: 'chain-director', region: 'Noordermark' },
  { id: 'care-noordermark', role: 'care-coordinator', region: 'Noordermark' },
  { id: 'tmm-noordermark', role: 'tmm', region: 'Noordermark' },
  { id: 'tmm-zuiderwold', role: 'tmm', region: 'Zuiderwold' },
  { id: 'director-zuiderwold', role: 'chain-director', region: 'Zuiderwold' },
  { id: 'registry', role: 'comensha' },
  { id: 'oversight', role: 'auditor' },
] as const;
export type PartyId = (typeof PARTIES)[number]['id'] | 'operator';

/** A real server on a free port, over real files in a folder of its own, or a PostgreSQL database of its own. */
export class TestWorld {
  private readonly tokens = new Map<string, string>();

  private constructor(
    readonly folder: string,
    readonly engine: Engine,
    private tracker: Tracker,
  ) {}

  static async open(): Promise<TestWorld> {
    const folder = mkdtempSync(join(tmpdir(), 'ketenspoor-'));
    const engine: Engine =
      ENGINE === 'postgres' ? { kind: 'postgres', url: await emptyDatabase() } : { kind: 'embedded', folder };
    const world = new TestWorld(folder, engine, await start(folder, engine));
    for (const party of PARTIES) {
      const answer = await world.post(
        '/v1/parties',
        { ...party, name: `Test ${party.id}` },
        { as: 'operator' },
      );
      if (answer.status !== 201) throw new Error(`Party ${party.id}: ${JSON.stringify(answer.body)}`);
      await world.tokenOf(party.id);
    }
    return world;
  }

  get url(): string {
    return this.tracker.url;
  }

  /** For what only a defect or a newer program would store. */
  get store(): EventStore {
    return this.tracker.app.get<EventStore>(EVENT_STORE);
  }

  /** Every route of the app, and who may ask it. */
  routes(): readonly { readonly name: string; readonly access: unknown }[] {
    const modules = [...this.tracker.app.get(ModulesContainer).values()];
    const controllers = new Set(
      modules.flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype)),
    );
    return [...controllers].flatMap((controller) => {
      const { name, prototype } = controller as {
        readonly name: string;
        readonly prototype: Record<string, object>;
      };
      return Object.getOwnPropertyNames(prototype)
        .filter(
          (method) =>
            method !== 'constructor' && Reflect.hasMetadata(PATH_METADATA, prototype[method] as object),
        )
        .map((method) => ({
          name: `${name}.${method}`,
          access: Reflect.getMetadata(ACCESS, prototype[method] as object) as unknown,
        }));
    });
  }

  async restart(): Promise<void> {
    await this.tracker.close();
    this.tracker = await start(this.folder, this.engine);
  }

  async close(): Promise<void> {
    await this.tracker.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get(path: string, options: SendOptions = {}): Promise<Answer> {
    return this.send(path, undefined, { method: 'GET', ...options });
  }

  /** Sends JSON; text and bytes go as they are. */
  post(path: string, body: unknown, options: SendOptions = {}): Promise<Answer> {
    return this.send(path, body, { method: 'POST', ...options });
  }

  /** A command that must succeed, answered when the views show it. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape
  async record(as: PartyId, path: string, body: object = {}): Promise<any> {
    const answer = await this.post(path, body, {
      as,
      headers: { Prefer: 'wait=10', 'Idempotency-Key': randomUUID() },
    });
    if (answer.status !== 201)
      throw new Error(`${path} as ${as}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Position of the last fact in the store: it stands still when a command changed nothing. */
  async head(): Promise<string> {
    return (await this.get('/v1/health')).body.head as string;
  }

  /** Resolves when every reader, automations included, has dealt with all there is. */
  async quiet(): Promise<void> {
    const readers = this.tracker.app.get(EventReaders);
    for (;;) {
      const head = await this.head();
      if (!(await readers.waitFor(BigInt(head), 10_000))) throw new Error('A reader stands still');
      if ((await this.head()) === head) return;
    }
  }

  async tokenOf(account: string): Promise<string> {
    const known = this.tokens.get(account);
    if (known !== undefined) return known;
    const password = account === 'operator' ? this.tracker.passwords.operator : this.tracker.passwords.shared;
    const { body } = await this.post('/v1/sign-ins', { account, password });
    this.tokens.set(account, body.token as string);
    return body.token as string;
  }

  private async send(
    path: string,
    body: unknown,
    { as, headers = {}, method = 'GET' }: SendOptions,
  ): Promise<Answer> {
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(as === undefined ? {} : { Authorization: `Bearer ${await this.tokenOf(as)}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
      redirect: 'manual',
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: /json/.test(response.headers.get('Content-Type') ?? '') ? JSON.parse(text) : text,
    };
  }
}

function start(folder: string, engine: Engine): Promise<Tracker> {
  return startTracker({
    folder,
    engine,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'error',
    sharedPassword: 'a password for tests',
  });
}

export const SIGNAL = {
  source: 'district-officer',
  channel: 'phone',
  region: 'Noordermark',
  municipality: 'Veldbergen',
  forms: ['labour'],
  receivedAt: '2026-03-02T10:00:00+01:00',
} as const;
