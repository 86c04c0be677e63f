import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, readEnvironment } from './environment.js';

describe('readEnvironment', () => {
  it('works without any setting', () => {
    expect(readEnvironment({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataFolder: './var',
      logLevel: 'warn',
      demoPassword: null,
      postgresUrl: null,
      kurrentdbUrl: null,
      kurrentdbNamespace: 'ketenspoor.',
      sealMinutes: 10,
      sealKeyFile: null,
    });
  });

  it('tells all mistakes at once, and no values', () => {
    const wrong = {
      PORT: '70000',
      HOST: 'a b',
      KETENSPOOR_LOG: 'loud',
      KETENSPOOR_DEMO_PASSWORD: 'short',
      KETENSPOOR_DATTA: 'x',
      KETENSPOOR_POSTGRES_URL: 'mysql://someone:hidden@host/db',
      KETENSPOOR_KURRENTDB_URL: 'redis://someone:hidden@host',
      KETENSPOOR_KURRENTDB_NAMESPACE: 'with-a-dash',
      KETENSPOOR_SEAL_MINUTES: 'often',
    };
    const read = () => readEnvironment(wrong);
    expect(read).toThrow(ConfigurationError);
    try {
      read();
    } catch (error) {
      const { mistakes, message } = error as ConfigurationError;
      expect(mistakes).toHaveLength(9);
      for (const value of ['70000', 'a b', 'loud', 'short', 'mysql', 'redis', 'often'])
        expect(message).not.toContain(` ${value}`);
    }
  });

  it('takes KurrentDB for the events only beside PostgreSQL for the views', () => {
    const kurrentdb = { KETENSPOOR_KURRENTDB_URL: 'kurrentdb+discover://a:2113,b:2113?tls=true' };
    expect(() => readEnvironment(kurrentdb)).toThrow(/needs KETENSPOOR_POSTGRES_URL/);
    const both = { ...kurrentdb, KETENSPOOR_POSTGRES_URL: 'postgres://someone@host/db' };
    expect(readEnvironment(both).kurrentdbUrl).toBe(kurrentdb.KETENSPOOR_KURRENTDB_URL);
  });

  it('is shown, with its defaults, in .env.example', () => {
    const lines = readFileSync('.env.example', 'utf8').split('\n');
    const example = Object.fromEntries(
      lines.filter((line) => /^[A-Z]/.test(line)).map((line) => line.split('=')),
    );
    expect(readEnvironment(example as NodeJS.ProcessEnv)).toEqual(readEnvironment({}));
    expect(Object.keys(example).sort()).toEqual([
      'HOST',
      'KETENSPOOR_DATA',
      'KETENSPOOR_DEMO_PASSWORD',
      'KETENSPOOR_KURRENTDB_NAMESPACE',
      'KETENSPOOR_KURRENTDB_URL',
      'KETENSPOOR_LOG',
      'KETENSPOOR_POSTGRES_URL',
      'KETENSPOOR_SEAL_KEY',
      'KETENSPOOR_SEAL_MINUTES',
      'PORT',
    ]);
  });
});
