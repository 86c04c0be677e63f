import { readdirSync } from 'node:fs';

const libraries = readdirSync(new URL('./libs', import.meta.url)).join('|');

/** Specs run from TypeScript sources by SWC, as ES modules, on the Node that the project brings along. */
const config = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/libs/**/*.spec.ts', '<rootDir>/apps/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
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
  maxWorkers: 2,
  testTimeout: 20_000,
};

export { config as default };
