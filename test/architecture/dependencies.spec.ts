import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly allowScripts: Record<string, boolean>;
}
interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Record<string, LockedPackage>;
};
const pins = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('dependencies', () => {
  it('are pinned exactly', () => {
    expect(pins.filter(([, version]) => !/^\d+\.\d+\.\d+(-[a-z]+\.\d+)?$/.test(version))).toEqual([]);
  });

  it('each have a reason in ADR 3', () => {
    const reasons = readFileSync('docs/adr/0003-dependencies.md', 'utf8');
    const names = pins.map(([name]) => name).filter((name) => !name.startsWith('@types/'));
    expect(names.filter((name) => !reasons.includes(`\`${name}\``))).toEqual([]);
  });

  it('are locked by checksum, and name no address', () => {
    expect(locked.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
    expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });

  it('run install scripts only where package.json says so or forbids it', () => {
    const withScripts = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    const names = withScripts.map((path) => path.replace(/^.*node_modules\//, ''));
    expect(names.filter((name) => manifest.allowScripts[name] === undefined)).toEqual([]);
  });
});
