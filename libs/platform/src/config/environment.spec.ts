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
    };
    const read = () => readEnvironment(wrong);
    expect(read).toThrow(ConfigurationError);
    try {
      read();
    } catch (error) {
      const { mistakes, message } = error as ConfigurationError;
      expect(mistakes).toHaveLength(6);
      for (const value of ['70000', 'a b', 'loud', 'short', 'mysql'])
        expect(message).not.toContain(` ${value}`);
    }
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
      'KETENSPOOR_LOG',
      'KETENSPOOR_POSTGRES_URL',
      'PORT',
    ]);
  });
});
