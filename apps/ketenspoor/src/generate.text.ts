import type { PublishedYear } from '#demonstration';
import type { YearlyTable } from '#ledger';
import { REPORTING_BODIES } from '#party';

/** Every cell in which counted and published figures differ, in words. */
export function differences(counted: YearlyTable | undefined, published: PublishedYear): readonly string[] {
  const { year } = published;
  if (counted === undefined) return [`${year}: nothing was counted`];
  const wrong: string[] = [];
  const compare = (cell: string, found: number, wanted: number) => {
    if (found !== wanted) wrong.push(`${year} ${cell}: counted ${found}, published ${wanted}`);
  };
  for (const body of REPORTING_BODIES)
    compare(`reports by ${body}`, counted.reportsByBody[body], published.reportsByBody[body]);
  compare('unique persons', counted.uniquePersons, published.uniquePersons);
  compare('reports of organ removal', counted.organRemovalReports, published.organRemovalReports);
  for (const form of ['sexual', 'labour', 'criminal'] as const)
    for (const [region, count] of Object.entries(counted.personsByFormAndRegion[form]))
      compare(
        `${form} × ${region}`,
        count,
        published.personsByFormAndRegion[form][
          region as keyof PublishedYear['personsByFormAndRegion']['sexual']
        ],
      );
  return wrong;
}

/** The counted tables in short, and what of them is not as published. */
export function tablesText(years: readonly YearlyTable[], wrong: readonly string[]): string {
  const head = ['year', ...REPORTING_BODIES.map((body) => body.slice(0, 9)), 'reports', 'persons'];
  const rows = years.map(({ year, reportsByBody, reports, uniquePersons }) => [
    year,
    ...REPORTING_BODIES.map((body) => reportsByBody[body]),
    reports,
    uniquePersons,
  ]);
  const lines = [head, ...rows].map((cells) => cells.map((cell) => String(cell).padStart(10)).join(''));
  const verdict =
    wrong.length === 0
      ? ['Counted from the events: every cell is as published.']
      : ['Not as published:', ...wrong.map((line) => `  ${line}`)];
  return `${[...lines, ...verdict].join('\n')}\n`;
}
