import { cpus, totalmem } from 'node:os';

export interface Measure {
  readonly what: string;
  readonly value: string;
  /** What it is measured against in the same run, and the ratio to it. */
  readonly against?: string;
  readonly ratio?: number;
  readonly aim?: string;
}

/** Prints measures as a table that can be put into docs/benchmarks.md as it is. */
export function table(title: string, measures: readonly Measure[]): string {
  const rows = measures.map(
    ({ what, value, against = '', ratio, aim = '' }) =>
      `| ${what} | ${value} | ${against} | ${ratio === undefined ? '' : `${ratio.toFixed(2)}×`} | ${aim} |`,
  );
  return [
    `### ${title}`,
    '',
    '| what | measured | reference in the same run | ratio | aim |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

export function machine(): string {
  return `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
}

/** Items per second while `work` runs. */
export async function rate(items: number, work: () => Promise<void> | void): Promise<number> {
  return items / (await secondsOf(work));
}

export async function secondsOf(work: () => Promise<void> | void): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

export const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`;
export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

export function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
}
