import { AsOfAnswer, Many, Table, Whole } from '../answer.js';
import type { YearlyTable, YearlyTables } from './yearly-tables.view.js';

export class YearlyTableAnswer implements YearlyTable {
  @Whole('Year of submission (UTC)')
  readonly year!: number;
  @Table('integer', 'Reports by body')
  readonly reportsByBody!: YearlyTable['reportsByBody'];
  @Whole('Reports')
  readonly reports!: number;
  @Whole('Reports that the registry has not acknowledged: their persons are not counted yet')
  readonly reportsNotAcknowledged!: number;
  @Whole('Distinct person numbers of the registry')
  readonly uniquePersons!: number;
  @Whole('Reports about organ removal')
  readonly organRemovalReports!: number;
  @Table('object', 'Unique persons by form and region of nationality, once per form')
  readonly personsByFormAndRegion!: YearlyTable['personsByFormAndRegion'];
  @Whole('Unique persons of no known form')
  readonly personsOfUnknownForm!: number;
}

export class YearlyTablesAnswer extends AsOfAnswer implements YearlyTables {
  @Many(() => YearlyTableAnswer, 'The years in which anything was reported')
  readonly years!: readonly YearlyTableAnswer[];
}
