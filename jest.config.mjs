import { readdirSync } from 'node:fs';
import { leavesBrowserTestsOut } from './infra/dev/find-browser.mjs';

const libraries = readdirSync(new URL('./libs', import.meta.url)).join('|');

/** A machine without a browser runs everything else. */
const leftOut = leavesBrowserTestsOut() ? ['<rootDir>/test/browser/'] : [];
if (leftOut.length > 0)
  process.stderr.write(
    'Left out: test/browser, for want of a browser (install Chromium or Chrome, or set CHROMIUM_PATH).\n',
  );

/** Specs run from TypeScript sources by SWC, as ES modules, on the Node that the project brings along. */
const common = {
  testEnvironment: 'node',
  testPathIgnorePatterns: ['/node_modules/', ...leftOut],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/test/bench/peers/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    [`^#(${libraries})/testing$`]: '<rootDir>/libs/$1/testing/index.ts',
    [`^#(${libraries})/nest$`]: '<rootDir>/libs/$1/src/nest/index.ts',
    [`^#(${libraries})$`]: '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        sourceMaps: 'inline',
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2023',
        },
        module: { type: 'es6' },
      },
    ],
  },
};

/** The specs of KurrentDB on a real server or cluster (npm run test:kurrentdb); otherwise they run on a stand-in. */
const realKurrentdb = {
  ...common,
  displayName: 'kurrentdb',
  globals: { kurrentdbUrl: process.env.KURRENTDB_URL },
  testMatch: [
    '<rootDir>/libs/event-store-kurrentdb/src/{kurrentdb-event-store,several-processes}.spec.ts',
    '<rootDir>/test/chaos/failover.spec.ts',
  ],
};

/** What must hold on both engines runs twice: on the embedded one, and on PostgreSQL. */
const config = {
  maxWorkers: 2,
  testTimeout: 20_000,
  projects: [
    {
      ...common,
      displayName: 'embedded',
      testMatch: [
        '<rootDir>/libs/**/*.spec.ts',
        '<rootDir>/apps/**/*.spec.ts',
        '<rootDir>/test/**/*.spec.ts',
      ],
    },
    {
      ...common,
      displayName: 'postgres',
      globals: { engineUnderTest: 'postgres' },
      testMatch: [
        '<rootDir>/libs/ledger/src/{projection,read}/**/*.spec.ts',
        '<rootDir>/libs/ledger/src/generation/ledger-generations.spec.ts',
        '<rootDir>/libs/replay/src/difference/{chain,stall}-difference.spec.ts',
        '<rootDir>/test/acceptance/**/*.spec.ts',
      ],
    },
    ...(process.env.KURRENTDB_URL ? [realKurrentdb] : []),
  ],
};

export { config as default };
