/** How much the log tells. */
export const LOG_LEVELS = ['error', 'warn', 'log', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the machine's environment may set; every value has a default that works. */
export interface Environment {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** The folder that holds all worlds. */
  readonly dataFolder: string;
  readonly logLevel: LogLevel;
  /** The shared password of the accounts for trying out; null: as the world says. */
  readonly demoPassword: string | null;
  /** Connection string of a PostgreSQL database that several processes share; null: the embedded engine. Holds a password. */
  readonly postgresUrl: string | null;
  /** Connection string of KurrentDB, where events are kept beside the views on PostgreSQL; null: they are kept with the views. Holds a password. */
  readonly kurrentdbUrl: string | null;
  /** Begins the names of this world's streams and event types on KurrentDB. */
  readonly kurrentdbNamespace: string;
  /** How often a tracker seals the history (minutes); 0: never. */
  readonly sealMinutes: number;
  /** File of the private key that signs the seals; null: they are not signed. */
  readonly sealKeyFile: string | null;
}

/** Everything that is wrong with the environment, at once. Never tells the values. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  constructor(readonly mistakes: readonly string[]) {
    super(`The configuration is not usable:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`);
  }
}

const SHORTEST_PASSWORD = 8;

/** The only place that reads the environment. Throws a ConfigurationError that names every mistake. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const mistakes: string[] = [];
  const text = (name: string) => (env[name] === undefined || env[name] === '' ? undefined : env[name]);
  const require = (holds: boolean, mistake: string) => {
    if (!holds) mistakes.push(mistake);
  };

  const port = text('PORT') ?? '3000';
  require(/^\d{1,5}$/.test(port) && Number(port) <= 65_535, 'PORT is a whole number from 0 to 65535');
  const host = text('HOST') ?? '127.0.0.1';
  require(/^[A-Za-z0-9.:-]{1,253}$/.test(host), 'HOST is a host name or an address');
  const dataFolder = text('KETENSPOOR_DATA') ?? './var';
  require(!dataFolder.includes('\u0000'), 'KETENSPOOR_DATA is a folder');
  const logLevel = text('KETENSPOOR_LOG') ?? 'warn';
  require((LOG_LEVELS as readonly string[]).includes(
    logLevel,
  ), `KETENSPOOR_LOG is one of ${LOG_LEVELS.join(', ')}`);
  const demoPassword = text('KETENSPOOR_DEMO_PASSWORD') ?? null;
  require(demoPassword === null ||
    demoPassword.length >=
      SHORTEST_PASSWORD, `KETENSPOOR_DEMO_PASSWORD has at least ${SHORTEST_PASSWORD} characters`);
  const postgresUrl = text('KETENSPOOR_POSTGRES_URL') ?? null;
  require(postgresUrl === null ||
    isPostgresUrl(
      postgresUrl,
    ), 'KETENSPOOR_POSTGRES_URL is a connection string: postgres://USER:PASSWORD@HOST:PORT/DATABASE');
  const kurrentdbUrl = text('KETENSPOOR_KURRENTDB_URL') ?? null;
  require(kurrentdbUrl === null ||
    isKurrentdbUrl(
      kurrentdbUrl,
    ), 'KETENSPOOR_KURRENTDB_URL is a connection string: kurrentdb://USER:PASSWORD@HOST:PORT or kurrentdb+discover://…');
  require(kurrentdbUrl === null ||
    postgresUrl !== null, 'KETENSPOOR_KURRENTDB_URL needs KETENSPOOR_POSTGRES_URL, for the views');
  const kurrentdbNamespace = text('KETENSPOOR_KURRENTDB_NAMESPACE') ?? 'ketenspoor.';
  require(/^[a-z][a-z0-9_.]{0,62}$/.test(
    kurrentdbNamespace,
  ), 'KETENSPOOR_KURRENTDB_NAMESPACE begins with a-z, then a-z, 0-9, "_" or "."');
  const sealMinutes = text('KETENSPOOR_SEAL_MINUTES') ?? '10';
  require(/^\d{1,4}$/.test(sealMinutes), 'KETENSPOOR_SEAL_MINUTES is a whole number from 0 (never) to 9999');
  const known = [
    'KETENSPOOR_SEAL_MINUTES',
    'KETENSPOOR_SEAL_KEY',
    'KETENSPOOR_KURRENTDB_NAMESPACE',
    'KETENSPOOR_KURRENTDB_URL',
    'KETENSPOOR_POSTGRES_URL',
    'KETENSPOOR_DATA',
    'KETENSPOOR_LOG',
    'KETENSPOOR_DEMO_PASSWORD',
  ];
  for (const name of Object.keys(env))
    require(!name.startsWith('KETENSPOOR_') || known.includes(name), `There is no setting ${name}`);

  if (mistakes.length > 0) throw new ConfigurationError(mistakes);
  return {
    port: Number(port),
    host,
    dataFolder,
    logLevel: logLevel as LogLevel,
    demoPassword,
    postgresUrl,
    kurrentdbUrl,
    kurrentdbNamespace,
    sealMinutes: Number(sealMinutes),
    sealKeyFile: text('KETENSPOOR_SEAL_KEY') ?? null,
  };
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
}

function isKurrentdbUrl(text: string): boolean {
  return /^(kurrentdb|kurrent|kdb|esdb)(\+discover)?:\/\/\S+$/.test(text);
}
