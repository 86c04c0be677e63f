import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Random } from '../demo/random.js';
import { PUBLISHED_FIGURES, type PublishedYear } from './published-figures.js';
import { dealReports, profilesOf, solveYear, withOrganRemoval } from './solve-year.js';

const NOBODY = { netherlands: 0, europe: 0, africa: 0, asia: 0, 'latin-america': 0, other: 0, unknown: 0 };
const NO_REPORTS = { police: 0, kmar: 0, nla: 0, 'care-coordinators': 0, fairwork: 0, other: 0 };

function tables(uniquePersons: number, sexual: number, labour: number): PublishedYear {
  return {
    year: 2031,
    reportsByBody: { ...NO_REPORTS, police: uniquePersons },
    uniquePersons,
    organRemovalReports: 0,
    personsByFormAndRegion: {
      sexual: { ...NOBODY, asia: sexual },
      labour: { ...NOBODY, asia: labour },
      criminal: NOBODY,
    },
  };
}

describe('persons for a table', () => {
  it('have one form each when the cells add up to the persons', () => {
    expect(profilesOf(tables(3, 2, 1)).map(({ forms }) => forms.length)).toEqual([1, 1, 1]);
  });

  it('have two forms where the cells add up to more, and none where to less', () => {
    expect(profilesOf(tables(3, 3, 1)).map(({ forms }) => forms.length)).toEqual([2, 1, 1]);
    expect(profilesOf(tables(3, 1, 1)).map(({ forms }) => forms.length)).toEqual([1, 1, 0]);
  });

  it('are refused when there are none: one cell does not hold one person twice', () => {
    expect(() => profilesOf(tables(2, 3, 0))).toThrow(RangeError);
  });
});

describe('reports for persons', () => {
  it('are at least one for each, and never two of one body', () => {
    const dealt = dealReports({ ...NO_REPORTS, police: 3, nla: 2 }, 4);
    expect(dealt).toEqual([['nla', 'police'], ['nla'], ['police'], ['police']]);
  });

  it('are refused when they are too few, or one body has more than there are persons', () => {
    expect(() => dealReports({ ...NO_REPORTS, police: 3 }, 4)).toThrow(/too few/);
    expect(() => dealReports({ ...NO_REPORTS, police: 5 }, 4)).toThrow(/too many/);
  });

  it('of organ removal are about those whose form is unknown, before others', () => {
    const persons = [
      { region: 'asia', forms: ['labour'], bodies: ['nla'] },
      { region: 'asia', forms: [], bodies: ['nla'] },
    ] as const;
    expect(withOrganRemoval(persons, 1).map(({ forms }) => forms)).toEqual([['labour'], ['organ-removal']]);
    expect(() => withOrganRemoval(persons, 3)).toThrow(RangeError);
  });
});

describe.each(PUBLISHED_FIGURES)('the persons of $year', (published) => {
  const persons = solveYear(published, new Random(1));

  it('have the tables of that year', () => {
    expect(persons).toHaveLength(published.uniquePersons);
    for (const [form, cells] of Object.entries(published.personsByFormAndRegion))
      for (const [region, count] of Object.entries(cells))
        expect(
          persons.filter((person) => person.region === region && (person.forms as string[]).includes(form)),
        ).toHaveLength(count);
    for (const [body, count] of Object.entries(published.reportsByBody))
      expect(persons.filter(({ bodies }) => (bodies as string[]).includes(body))).toHaveLength(count);
    expect(persons.every(({ bodies }) => bodies.length > 0)).toBe(true);
  });
});

const REFERENCE = new URL('../../../../../shared/reference/published-figures.json', import.meta.url);

describe('the published figures', () => {
  it('are 2014 to 2022, with more reports than persons in each year', () => {
    expect(PUBLISHED_FIGURES.map(({ year }) => year)).toEqual([
      2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022,
    ]);
    for (const { reportsByBody, uniquePersons } of PUBLISHED_FIGURES)
      expect(Object.values(reportsByBody).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(
        uniquePersons,
      );
  });

  it('are those of the reference file, where that is at hand', () => {
    if (!existsSync(REFERENCE)) return;
    const file = JSON.parse(readFileSync(REFERENCE, 'utf8')) as {
      years: number[];
      unique_persons: Record<string, number>;
      organ_removal_reports: number[];
      reports_by_body: Record<string, number[]>;
      victims_by_form_and_region_of_nationality: Record<string, Record<string, number[]>>;
    };
    const at = <T>(lists: Record<string, T[]>, index: number) =>
      Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, list[index]]));
    const years = file.years.map((year, index) => ({
      year,
      reportsByBody: at(file.reports_by_body, index),
      uniquePersons: file.unique_persons[String(year)],
      organRemovalReports: file.organ_removal_reports[index],
      personsByFormAndRegion: Object.fromEntries(
        Object.entries(file.victims_by_form_and_region_of_nationality).map(([form, cells]) => [
          form,
          at(cells, index),
        ]),
      ),
    }));
    expect(PUBLISHED_FIGURES).toEqual(years);
  });
});
