import type { ProjectionItem } from '#operations';

/** What a progress bar shows of a generation that is being built. */
export interface BarFigures {
  readonly total: number;
  readonly value: number;
  readonly rate: string;
  readonly remaining: string;
}

export function barFigures({
  position,
  head,
  eventsPerSecond,
  remainingSeconds,
}: ProjectionItem): BarFigures {
  return {
    total: Number(head),
    value: Number(position),
    rate: eventsPerSecond === null ? 'rate not known yet' : `${eventsPerSecond} events/s`,
    remaining:
      remainingSeconds === null ? 'remaining time not known yet' : `${durationText(remainingSeconds)} left`,
  };
}

/** `42 s`, `3 min 5 s`, `2 h 10 min` */
export function durationText(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

/** A line for each generation, and what can be done next. */
export function generationsText(items: readonly ProjectionItem[]): string {
  const lines = items.map(
    ({ generation, version, generationState, position, head, failure }) =>
      `Generation ${generation ?? '-'} (ledger version ${version ?? '-'}) is ${WORDS[generationState ?? 'unreadable']}, at position ${position} of ${head}${
        failure === null
          ? ''
          : `; it stopped at ${failure.type ?? 'an event'} ${failure.eventId ?? ''}: ${failure.message}`
      }.`,
  );
  const next =
    items.length > 1
      ? ['Next: rebuild --switch-back lets the other one be served; rebuild --retire removes it.']
      : [];
  return [...lines, ...next, ''].join('\n');
}

const WORDS = {
  served: 'served',
  building: 'being built',
  standby: 'standing by, kept up to date',
  unreadable: 'of a version that this program cannot read',
} as const;
