import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { aMapping, LogFolder } from '#log-import/testing';
import { readCsv } from './csv-reader.js';
import type { LogItem } from './logged-case.js';

const folder = new LogFolder();
afterAll(() => folder.clear());

const HEADER = 'case,desk,at,ended,more';
const SCATTERED = [HEADER, 'A,One,t1,,x', 'B,Two,t2,,x', 'A,Two,t3,t9,x', ''].join('\n');
const GROUPED = [HEADER, 'A,One,t1,,x', 'A,Two,t3,t9,x', 'B,Two,t2,,x', 'C,One,t4,,x', ''].join('\n');

async function read(
  content: string | Buffer,
  {
    rowsGrouped = false,
    name = 'log.csv',
    ...more
  }: { rowsGrouped?: boolean; name?: string; delimiter?: string } = {},
): Promise<readonly LogItem[]> {
  const items: LogItem[] = [];
  const mapping = aMapping({ rowsGrouped, ...more });
  for await (const item of readCsv(folder.write(name, content), mapping, () => undefined)) items.push(item);
  return items;
}

function short(items: readonly LogItem[]): readonly string[] {
  return items.map((item) =>
    item.kind === 'case'
      ? `${item.case.attributes['case'] ?? ''}×${item.case.events.length}`
      : `${item.kind} ${item.remark.code} line ${item.remark.line ?? ''} ${item.remark.caseId ?? ''}`.trim(),
  );
}

describe('readCsv', () => {
  it('gathers the rows of a case wherever they stand', async () => {
    const items = await read(SCATTERED);
    expect(short(items)).toEqual(['A×2', 'B×1']);
    expect(items[0]).toMatchObject({
      case: {
        line: 2,
        attributes: { case: 'A', ended: 't9' },
        events: [{ line: 2, values: { desk: 'One', at: 't1' } }, { line: 4 }],
      },
    });
    expect(await read(gzipSync(SCATTERED), { name: 'log.csv.gz' })).toEqual(items);
  });

  it('keeps only the columns that the mapping names', async () => {
    expect(JSON.stringify(await read(SCATTERED))).not.toContain('more');
  });

  it('gives grouped cases one by one', async () => {
    expect(short(await read(GROUPED, { rowsGrouped: true }))).toEqual(['A×2', 'B×1', 'C×1']);
  });

  it('takes a byte order mark, another delimiter, quotes and line ends of Windows', async () => {
    const rows = ['\uFEFFcase;desk;at;ended', '"A";"One; or ""two""";t1;', ''].join('\r\n');
    const [item] = await read(rows, { delimiter: ';' });
    expect(item).toMatchObject({ case: { attributes: { case: 'A', desk: 'One; or "two"' } } });
  });

  it('says which columns are missing or twice there, before any row', async () => {
    const [item, ...others] = await read('case,desk,desk,more\nA,One,Two,x\n');
    expect(others).toEqual([]);
    expect(item).toMatchObject({ kind: 'remark', remark: { code: 'missing-column', line: 1 } });
    expect(item?.kind === 'remark' && item.remark.message).toBe(
      'The log has no column at, ended. The log has more than one column desk',
    );
  });

  it('says that a file has no header', async () => {
    expect(short(await read(''))).toEqual(['remark not-csv line 1']);
  });

  it.each([true, false])(
    'refuses the case of a row with other columns, and no other (grouped: %s)',
    async (rowsGrouped) => {
      const rows = GROUPED.replace('A,Two,t3,t9,x', 'A,Two,t3');
      expect(short(await read(rows, { rowsGrouped }))).toEqual([
        'refused wrong-columns line 3 A',
        'B×1',
        'C×1',
      ]);
    },
  );

  it('takes none of the scattered cases of a file that breaks: each might miss a row', async () => {
    const broken = SCATTERED.replace('A,Two', 'A,"Two');
    expect(short(await read(broken))).toEqual([
      'remark not-csv line 4',
      'refused maybe-incomplete line 2 A',
      'refused maybe-incomplete line 3 B',
    ]);
  });

  it('takes the grouped cases before the one in which the file breaks', async () => {
    const broken = GROUPED.replace('C,One', 'C,"One');
    expect(short(await read(broken, { rowsGrouped: true }))).toEqual(['A×2', 'refused not-csv line 5 B']);
    const stray = GROUPED.replace('B,Two', 'B,"T"wo');
    expect(short(await read(stray, { rowsGrouped: true }))).toEqual(['refused not-csv line 4 A']);
  });

  it('does the same where the file is not UTF-8', async () => {
    const latin = Buffer.from(GROUPED.replace('C,One', 'C,Oné'), 'latin1');
    expect(short(await read(latin, { rowsGrouped: true }))).toEqual([
      'A×2',
      'refused broken-encoding line 5 B',
    ]);
    expect(short(await read(latin))).toContain('refused maybe-incomplete line 2 A');
  });

  it('takes nothing of a packed file that breaks off', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `A${index * 7919},One,t${index},,x`);
    const packed = gzipSync([HEADER, ...rows].join('\n'));
    const items = await read(packed.subarray(0, packed.length - 200), { name: 'cut.csv.gz' });
    expect(items.some(({ kind }) => kind === 'case')).toBe(false);
    expect(short(items)[0]).toContain('truncated');
  });

  it('refuses more scattered rows than it can keep', async () => {
    const items: LogItem[] = [];
    const log = folder.write('log.csv', SCATTERED);
    for await (const item of readCsv(log, aMapping(), () => undefined, 2)) items.push(item);
    expect(short(items)).toEqual(['remark too-many-rows line 4']);
  });
});
