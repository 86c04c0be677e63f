import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { LogFolder, xesLog, xesTrace } from '#log-import/testing';
import type { LogItem } from './logged-case.js';
import { readXes } from './xes-reader.js';

const folder = new LogFolder();
afterAll(() => folder.clear());

const A = xesTrace('A', [{ desk: 'One', at: '2024-01-01T10:00:00Z' }]);
const B = xesTrace('B', [{ desk: 'Two', at: '2024-01-02T10:00:00Z' }]);
const LOG = xesLog(A, B);

async function read(content: string | Buffer, name = 'log.xes'): Promise<readonly LogItem[]> {
  const items: LogItem[] = [];
  for await (const item of readXes(folder.write(name, content), 'case', () => undefined)) items.push(item);
  return items;
}

/** What came out, in short: case ids, and codes with the line they name. */
function short(items: readonly LogItem[]): readonly string[] {
  return items.map((item) =>
    item.kind === 'case'
      ? (item.case.attributes['case'] ?? '?')
      : `${item.kind} ${item.remark.code} line ${item.remark.line ?? ''} ${item.remark.caseId ?? ''}`.trim(),
  );
}

describe('readXes', () => {
  it('reads cases with the lines of their events, packed or not', async () => {
    const items = await read(LOG);
    expect(short(items)).toEqual(['A', 'B']);
    expect(items[1]).toMatchObject({
      case: { line: 7, events: [{ line: 9, values: { desk: 'Two', at: '2024-01-02T10:00:00Z' } }] },
    });
    expect(await read(gzipSync(LOG), 'log.xes.gz')).toEqual(items);
  });

  it('passes over attributes within attributes, and events and defaults outside a case', async () => {
    const nested =
      '<global scope="trace"><string key="case" value="UNKNOWN"/></global><event><string key="desk" value="x"/></event>' +
      '<trace><string key="case" value="A"><string key="case" value="inner"/></string>' +
      '<event><list key="l"><values><string key="desk" value="inner"/></values></list></event></trace>';
    const [item, ...others] = await read(`<log>${nested}</log>`);
    expect(others).toEqual([]);
    expect(item).toMatchObject({ case: { attributes: { case: 'A' }, events: [{ values: {} }] } });
  });

  it('gives whole cases only of a log that breaks off', async () => {
    const cut = LOG.slice(0, LOG.indexOf('Two'));
    expect(short(await read(cut))).toEqual(['A', 'refused not-xml line 9 B']);
    expect(short(await read(LOG.slice(0, LOG.indexOf('</log>'))))).toEqual([
      'A',
      'B',
      'remark not-xml line 11',
    ]);
  });

  it('stops at the first place that is not XML, whatever follows', async () => {
    const wrong = LOG.replace(
      '<event><string key="desk" value="One"/>',
      '<event><string key=desk value="One"/>',
    );
    expect(short(await read(wrong))).toEqual(['refused not-xml line 5 A']);
    const crossed = LOG.replace('</event>\n</trace>', '</trace></event>');
    expect(short(await read(crossed))).toEqual(['refused not-xml line 5 A']);
    const entity = LOG.replace('Two', '&gone;');
    expect(short(await read(entity))).toEqual(['A', 'refused not-xml line 9 B']);
  });

  it('names the line of the first byte that is not UTF-8', async () => {
    const latin = Buffer.concat([
      Buffer.from(LOG.slice(0, LOG.indexOf('Two'))),
      Buffer.from([0xe9]),
      Buffer.from(LOG.slice(LOG.indexOf('Two'))),
    ]);
    expect(short(await read(latin))).toEqual(['A', 'refused broken-encoding line 9 B']);
  });

  it('reads a character that falls on the border of two pieces', async () => {
    for (const padding of [0, 1, 2, 3]) {
      const comment = `<!--${'x'.repeat(65_400 + padding)}${'é€😀'.repeat(60)}-->`;
      expect(short(await read(LOG.replace('<trace>', `${comment}<trace>`)))).toEqual(['A', 'B']);
    }
  });

  it('says of a packed file that it breaks off, or is damaged', async () => {
    const many = xesLog(...Array.from({ length: 2000 }, (_, i) => A.replace('"A"', `"A${i * 7919}"`)));
    const packed = gzipSync(many);
    const cut = await read(packed.subarray(0, packed.length / 2), 'cut.xes.gz');
    expect(cut.filter(({ kind }) => kind === 'case').length).toBeLessThan(2000);
    expect(short(cut).at(-1)).toContain('truncated');
    const damaged = Buffer.from(packed);
    damaged.writeUInt32LE(7, packed.length - 8); // its checksum, which comes last
    expect(short(await read(damaged, 'damaged.xes.gz')).at(-1)).toContain('broken-gzip');
    const crushed = Buffer.from(packed).fill(0xff, 10, 40);
    expect(short(await read(crushed, 'crushed.xes.gz'))).toEqual(['remark broken-gzip line 1']);
    expect(short(await read('not packed', 'plain.xes.gz'))).toEqual(['remark broken-gzip line 1']);
  });

  it.each([
    ['nothing', '', 'remark not-xml line 1'],
    ['no log', '<html></html>', 'remark not-xes line 1'],
    ['text', 'case;desk\nA;B\n', 'remark not-xml line 3'],
  ])('says of a file with %s what it is not', async (_, content, expected) => {
    expect(short(await read(content))).toEqual([expected]);
  });

  it('says that a file cannot be read', async () => {
    const items: LogItem[] = [];
    for await (const item of readXes('/nowhere/log.xes', 'case', () => undefined)) items.push(item);
    expect(short(items)).toEqual(['remark unreadable line 1']);
  });
});
