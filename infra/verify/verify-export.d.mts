import type { KeyObject } from 'node:crypto';

export interface ExportTexts {
  readonly eventsFile?: string;
  readonly events?: string | Uint8Array;
  readonly seals: string;
  readonly manifest: string;
  readonly key?: KeyObject;
  readonly anchor?: string;
}

export interface ExportProblems {
  readonly problems: readonly string[];
  readonly events: number;
  readonly streams: number;
  readonly seals: number;
  readonly unsealed: number;
  readonly generated: boolean;
}

export function problemsOf(bundle: ExportTexts): Promise<ExportProblems>;
