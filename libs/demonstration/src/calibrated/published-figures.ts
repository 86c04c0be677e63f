import type { ReportingBody } from '#party';
import type { FormGroup, NationalityRegion } from '#signal';

/** One year as it was published. */
export interface PublishedYear {
  readonly year: number;
  readonly reportsByBody: Readonly<Record<ReportingBody, number>>;
  readonly uniquePersons: number;
  readonly organRemovalReports: number;
  /** Not published for organ removal. */
  readonly personsByFormAndRegion: Readonly<
    Record<Exclude<FormGroup, 'organ-removal'>, Readonly<Record<NationalityRegion, number>>>
  >;
}

/** Source: the report *Mensenhandel: het verhaal achter de cijfers*, Figuur 2, Figuur 3, Tabel 2 and Bijlage 3. */
export const PUBLISHED_FIGURES: readonly PublishedYear[] = [
  {
    year: 2014,
    reportsByBody: { police: 741, kmar: 321, nla: 72, 'care-coordinators': 209, fairwork: 106, other: 215 },
    uniquePersons: 1561,
    organRemovalReports: 0,
    personsByFormAndRegion: {
      sexual: {
        netherlands: 364,
        europe: 505,
        africa: 119,
        asia: 34,
        'latin-america': 21,
        other: 3,
        unknown: 8,
      },
      labour: { netherlands: 5, europe: 97, africa: 13, asia: 118, 'latin-america': 6, other: 0, unknown: 0 },
      criminal: { netherlands: 22, europe: 9, africa: 0, asia: 3, 'latin-america': 1, other: 0, unknown: 0 },
    },
  },
  {
    year: 2015,
    reportsByBody: { police: 649, kmar: 178, nla: 103, 'care-coordinators': 166, fairwork: 121, other: 280 },
    uniquePersons: 1321,
    organRemovalReports: 1,
    personsByFormAndRegion: {
      sexual: {
        netherlands: 370,
        europe: 262,
        africa: 106,
        asia: 56,
        'latin-america': 12,
        other: 5,
        unknown: 16,
      },
      labour: { netherlands: 8, europe: 149, africa: 26, asia: 67, 'latin-america': 8, other: 0, unknown: 4 },
      criminal: { netherlands: 10, europe: 14, africa: 1, asia: 3, 'latin-america': 1, other: 0, unknown: 0 },
    },
  },
  {
    year: 2016,
    reportsByBody: { police: 466, kmar: 114, nla: 38, 'care-coordinators': 249, fairwork: 125, other: 270 },
    uniquePersons: 1049,
    organRemovalReports: 0,
    personsByFormAndRegion: {
      sexual: {
        netherlands: 233,
        europe: 204,
        africa: 135,
        asia: 33,
        'latin-america': 14,
        other: 4,
        unknown: 30,
      },
      labour: {
        netherlands: 5,
        europe: 133,
        africa: 13,
        asia: 51,
        'latin-america': 2,
        other: 1,
        unknown: 14,
      },
      criminal: {
        netherlands: 18,
        europe: 11,
        africa: 7,
        asia: 7,
        'latin-america': 0,
        other: 2,
        unknown: 13,
      },
    },
  },
  {
    year: 2017,
    reportsByBody: { police: 432, kmar: 139, nla: 38, 'care-coordinators': 320, fairwork: 124, other: 145 },
    uniquePersons: 1076,
    organRemovalReports: 1,
    personsByFormAndRegion: {
      sexual: {
        netherlands: 263,
        europe: 189,
        africa: 153,
        asia: 21,
        'latin-america': 40,
        other: 0,
        unknown: 0,
      },
      labour: {
        netherlands: 12,
        europe: 150,
        africa: 20,
        asia: 45,
        'latin-america': 2,
        other: 145,
        unknown: 1,
      },
      criminal: { netherlands: 30, europe: 16, africa: 7, asia: 8, 'latin-america': 1, other: 0, unknown: 1 },
    },
  },
  {
    year: 2018,
    reportsByBody: { police: 530, kmar: 86, nla: 75, 'care-coordinators': 91, fairwork: 5, other: 56 },
    uniquePersons: 742,
    organRemovalReports: 4,
    personsByFormAndRegion: {
      sexual: {
        netherlands: 135,
        europe: 105,
        africa: 278,
        asia: 13,
        'latin-america': 24,
        other: 0,
        unknown: 0,
      },
      labour: { netherlands: 9, europe: 44, africa: 28, asia: 31, 'latin-america': 1, other: 0, unknown: 1 },
      criminal: { netherlands: 18, europe: 8, africa: 32, asia: 3, 'latin-america': 2, other: 0, unknown: 0 },
    },
  },
  {
    year: 2019,
    reportsByBody: { police: 953, kmar: 48, nla: 46, 'care-coordinators': 252, fairwork: 134, other: 101 },
    uniquePersons: 1372,
    organRemovalReports: 6,
    personsByFormAndRegion: {
      sexual: {
        netherlands: 181,
        europe: 92,
        africa: 572,
        asia: 21,
        'latin-america': 19,
        other: 1,
        unknown: 0,
      },
      labour: { netherlands: 8, europe: 132, africa: 84, asia: 28, 'latin-america': 6, other: 0, unknown: 2 },
      criminal: {
        netherlands: 29,
        europe: 14,
        africa: 281,
        asia: 6,
        'latin-america': 0,
        other: 1,
        unknown: 0,
      },
    },
  },
  {
    year: 2020,
    reportsByBody: { police: 468, kmar: 31, nla: 38, 'care-coordinators': 164, fairwork: 378, other: 54 },
    uniquePersons: 1013,
    organRemovalReports: 1,
    personsByFormAndRegion: {
      sexual: {
        netherlands: 119,
        europe: 65,
        africa: 201,
        asia: 11,
        'latin-america': 39,
        other: 1,
        unknown: 0,
      },
      labour: {
        netherlands: 1,
        europe: 300,
        africa: 53,
        asia: 56,
        'latin-america': 36,
        other: 1,
        unknown: 2,
      },
      criminal: {
        netherlands: 39,
        europe: 5,
        africa: 100,
        asia: 5,
        'latin-america': 1,
        other: 2,
        unknown: 2,
      },
    },
  },
  {
    year: 2021,
    reportsByBody: { police: 307, kmar: 16, nla: 40, 'care-coordinators': 198, fairwork: 255, other: 72 },
    uniquePersons: 791,
    organRemovalReports: 0,
    personsByFormAndRegion: {
      sexual: {
        netherlands: 189,
        europe: 59,
        africa: 88,
        asia: 16,
        'latin-america': 34,
        other: 0,
        unknown: 0,
      },
      labour: {
        netherlands: 7,
        europe: 209,
        africa: 32,
        asia: 65,
        'latin-america': 11,
        other: 1,
        unknown: 1,
      },
      criminal: { netherlands: 55, europe: 3, africa: 32, asia: 2, 'latin-america': 1, other: 0, unknown: 2 },
    },
  },
  {
    year: 2022,
    reportsByBody: { police: 322, kmar: 6, nla: 50, 'care-coordinators': 217, fairwork: 274, other: 58 },
    uniquePersons: 814,
    organRemovalReports: 0,
    personsByFormAndRegion: {
      sexual: {
        netherlands: 162,
        europe: 52,
        africa: 119,
        asia: 20,
        'latin-america': 21,
        other: 5,
        unknown: 14,
      },
      labour: {
        netherlands: 4,
        europe: 235,
        africa: 22,
        asia: 54,
        'latin-america': 27,
        other: 0,
        unknown: 6,
      },
      criminal: {
        netherlands: 57,
        europe: 5,
        africa: 26,
        asia: 6,
        'latin-america': 1,
        other: 0,
        unknown: 11,
      },
    },
  },
];
