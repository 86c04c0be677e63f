import { BROKEN_FILE_CODES, type ImportRemark, type ImportSummary } from '#log-import';

const WIDTH = 30;

/** The summary of an import, for people. `remarks` are the first ones; the summary counts all. */
export function importText(
  summary: ImportSummary,
  remarks: readonly ImportRemark[],
  dryRun: boolean,
  seconds: number,
): string {
  const { casesRead, eventsRead, casesWithoutEnd, casesTaken, casesAlreadyThere, casesNotTaken } = summary;
  const { casesOpen, spells, handOffs, spellsPerHolder } = summary;
  const told = Object.values(summary.remarks).reduce((sum, count) => sum + count, 0);
  const lines = [
    dryRun ? 'Dry run: nothing was written.' : 'Import done.',
    row('cases read', `${casesRead}, ${casesWithoutEnd} of them without an end`),
    row('events read', `${eventsRead} (${seconds.toFixed(1)} s)`),
    row(dryRun ? 'could be taken' : 'taken', String(casesTaken)),
    ...(dryRun ? [] : [row('already there', String(casesAlreadyThere))]),
    row('not taken', String(casesNotTaken)),
    row('open signals', String(casesOpen)),
    row('spells of custody', `${spells}, of which ${handOffs} handed over`),
    ...ranked(spellsPerHolder).map(([holder, count]) => row(`  ${holder}`, String(count))),
    ...(told === 0 ? [] : ['Remarks']),
    ...ranked(summary.remarks).map(([code, count]) => row(code, String(count))),
    ...[...remarks].sort((a, b) => weight(a) - weight(b)).map(remarkLine),
    ...(told > remarks.length ? [`  … and ${told - remarks.length} more: see --report FILE`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** What is wrong with the file comes first, then cases that were refused, then those that were changed. */
function weight({ code, taken }: ImportRemark): number {
  return BROKEN_FILE_CODES.includes(code) ? 0 : taken ? 2 : 1;
}

function remarkLine({ line, caseId, code, message, taken }: ImportRemark): string {
  const where = [line === null ? null : `line ${line}`, caseId].filter((part) => part !== null).join(', ');
  return `  ${taken ? 'changed' : 'refused'}  ${where === '' ? '' : `${where}: `}${message} (${code})`;
}

function ranked(counts: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return Object.entries(counts).sort(([, a], [, b]) => b - a);
}

function row(label: string, value: string): string {
  return `  ${label.padEnd(WIDTH)} ${value}`;
}
