import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseMapping, type LogMapping } from '#log-import';

/** Log files of a test, in a folder that `clear` removes. */
export class LogFolder {
  private readonly folder = mkdtempSync(join(tmpdir(), 'log-import-'));

  write(name: string, content: string | Buffer): string {
    const file = join(this.folder, name);
    writeFileSync(file, content);
    return file;
  }

  clear(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** A whole mapping as it stands in a file, with changes. */
export function aMappingText(changes: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    name: 'test-log',
    caseId: 'case',
    holder: 'desk',
    timestamp: 'at',
    endedAt: 'ended',
    skipHolders: ['EMPTY'],
    endReason: 'other',
    channel: 'phone',
    signal: {
      region: 'Noordermark',
      municipality: null,
      forms: [],
      urgency: 'normal',
      source: 'district-officer',
    },
    holders: { otherwise: { role: 'zvh', region: 'Noordermark', municipality: null, name: '{holder}' } },
    ...changes,
  });
}

export function aMapping(changes: Readonly<Record<string, unknown>> = {}): LogMapping {
  return parseMapping(aMappingText(changes));
}

export interface LoggedStep {
  readonly desk: string;
  readonly at: string;
}

/** A trace of an XES log, one event a line. */
export function xesTrace(id: string, steps: readonly LoggedStep[], ended?: string): string {
  const end = ended === undefined ? '' : `<date key="ended" value="${ended}"/>`;
  const events = steps.map(
    ({ desk, at }) => `<event><string key="desk" value="${desk}"/><date key="at" value="${at}"/></event>`,
  );
  return ['<trace>', `<string key="case" value="${id}"/>${end}`, ...events, '</trace>'].join('\n');
}

export function xesLog(...traces: readonly string[]): string {
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<log xes.version="1.0">', ...traces, '</log>', ''].join(
    '\n',
  );
}
