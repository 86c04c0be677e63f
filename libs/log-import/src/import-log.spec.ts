import { afterAll, describe, expect, it } from '@jest/globals';
import { partyDecider, partyStream } from '#party';
import { aMapping, ImportWorld, LogFolder, xesLog, xesTrace } from '#log-import/testing';
import { MOST_SPELLS } from './case-plan.js';

const folder = new LogFolder();
afterAll(() => folder.clear());

const NOW = '2026-11-23T12:00:00.000Z';
const day = (n: number) => new Date(Date.UTC(2024, 0, n, 10)).toISOString();
const world = () => new ImportWorld(NOW);
const file = (...traces: string[]) => folder.write('log.xes', xesLog(...traces));

const TWO_DESKS = xesTrace(
  'A',
  [
    { desk: 'EMPTY', at: day(1) },
    { desk: 'One', at: day(2) },
    { desk: 'EMPTY', at: day(3) },
    { desk: 'One', at: day(4) },
    { desk: 'Two', at: day(5) },
  ],
  day(9),
);
const OPEN = xesTrace('B', [{ desk: 'One', at: day(2) }]);

describe('importLog', () => {
  it('makes a case a signal, a change of holder a hand-off, and its end an end with a reason', async () => {
    const here = world();
    const { summary, remarks } = await here.import(file(TWO_DESKS), aMapping());
    expect(remarks).toEqual([]);
    expect(summary).toMatchObject({ casesTaken: 1, casesOpen: 0, spells: 2, handOffs: 1 });
    const events = await here.events('signal.');
    expect(events.map(({ type, occurredAt }) => [type, occurredAt])).toEqual([
      ['signal.registered.v1', day(2)],
      ['signal.hand-off-offered.v1', day(5)],
      ['signal.hand-off-accepted.v1', day(5)],
      ['signal.branch-passed-on.v1', day(5)],
      ['signal.feedback-owed.v1', day(5)],
      ['signal.branch-ended.v1', day(9)],
      ['signal.ended.v1', day(9)],
      ['signal.feedback-owed.v1', day(9)],
    ]);
    expect(events[0]).toMatchObject({
      recordedAt: NOW,
      data: { importedFrom: 'A', receivedAt: day(2), generated: false, channel: 'phone' },
    });
  });

  it('adds nothing the second time', async () => {
    const here = world();
    const log = file(TWO_DESKS, OPEN);
    const mapping = aMapping({ route: { inForceFrom: day(1), normDays: { 'accepted-no-decision': 7 } } });
    const first = await here.import(log, mapping);
    const before = await here.events();
    const second = await here.import(log, mapping);
    expect(first.summary).toMatchObject({ casesTaken: 2, casesAlreadyThere: 0, casesOpen: 1 });
    expect(second.summary).toEqual({ ...first.summary, casesTaken: 0, casesAlreadyThere: 2 });
    expect(await here.events()).toEqual(before);
  });

  it('writes nothing in a dry run, and tells the same', async () => {
    const here = world();
    const log = file(TWO_DESKS, OPEN, xesTrace('C', [{ desk: 'EMPTY', at: day(1) }]));
    const dry = await here.import(log, aMapping(), true);
    expect(await here.store.head()).toBe(0n);
    expect(dry).toEqual(await here.import(log, aMapping()));
  });

  it('takes what came to a case since', async () => {
    const here = world();
    await here.import(file(OPEN), aMapping());
    const longer = xesTrace('B', [
      { desk: 'One', at: day(2) },
      { desk: 'Two', at: day(3) },
    ]);
    const { summary } = await here.import(file(longer), aMapping());
    expect(summary).toMatchObject({ casesTaken: 1, spells: 2 });
    expect(await here.events('signal.registered')).toHaveLength(1);
    expect(await here.events('signal.hand-off-accepted')).toHaveLength(1);
  });

  it('leaves a case as it is when the log tells it otherwise now', async () => {
    const here = world();
    await here.import(file(TWO_DESKS), aMapping());
    const before = await here.events();
    const { summary, remarks } = await here.import(file(TWO_DESKS.replace('Two', 'Three')), aMapping());
    expect(summary).toMatchObject({ casesNotTaken: 1, casesTaken: 0 });
    expect(remarks).toMatchObject([{ code: 'changed-since-import', caseId: 'A', line: 3, taken: false }]);
    expect(await here.events('signal.')).toEqual(before.filter(({ type }) => type.startsWith('signal.')));
  });

  it('takes a case whole or not at all', async () => {
    const here = world();
    const wrongTime = TWO_DESKS.replace(`"${day(5)}"`, '"5 January"');
    const future = xesTrace('F', [
      { desk: 'One', at: day(2) },
      { desk: 'Two', at: '2027-01-01T00:00:00Z' },
    ]);
    const { summary, remarks } = await here.import(file(wrongTime, future, OPEN), aMapping());
    expect(summary).toMatchObject({ casesRead: 3, casesTaken: 1, casesNotTaken: 2 });
    expect(remarks).toMatchObject([
      { code: 'bad-timestamp', caseId: 'A', line: 9, taken: false },
      { code: 'occurred-in-future', caseId: 'F', taken: false },
    ]);
    expect(await here.events('signal.')).toHaveLength(1);
  });

  it('does not take a case that nobody held, unless the mapping names who did', async () => {
    const here = world();
    const log = file(xesTrace('C', [{ desk: 'EMPTY', at: day(1) }]), xesTrace('D', []));
    const { summary, remarks } = await here.import(log, aMapping());
    expect(summary).toMatchObject({ casesRead: 2, casesNotTaken: 2 });
    expect(remarks.map(({ code }) => code)).toEqual(['no-holder', 'no-holder']);
    const named = await here.import(log, aMapping({ nobody: 'Nobody' }));
    expect(named.summary).toMatchObject({ casesTaken: 1, casesNotTaken: 1, spellsPerHolder: { Nobody: 1 } });
  });

  it('puts events in the order of time, keeps that of events at one moment, and says so', async () => {
    const here = world();
    const steps = [
      { desk: 'Two', at: day(3) },
      { desk: 'One', at: day(2) },
      { desk: 'Three', at: day(3) },
    ];
    const { remarks } = await here.import(file(xesTrace('A', steps)), aMapping());
    expect(remarks).toMatchObject([{ code: 'put-in-order', taken: true, line: 3 }]);
    const offers = await here.events('signal.hand-off-offered');
    expect(offers.map(({ data }) => (data as { to: { id: string } }).to.id.split('-')[2])).toEqual([
      'two',
      'three',
    ]);
  });

  it('says what it changed in the end of a case', async () => {
    const here = world();
    const early = xesTrace('E', [{ desk: 'One', at: day(4) }], day(1));
    const wrong = xesTrace('W', [{ desk: 'One', at: day(4) }], 'soon');
    const { summary, remarks } = await here.import(file(early, wrong), aMapping());
    expect(summary).toMatchObject({ casesTaken: 2, casesOpen: 1, casesWithoutEnd: 0 });
    expect(remarks.map(({ code, taken }) => [code, taken])).toEqual([
      ['end-before-last-holder', true],
      ['bad-end', true],
    ]);
    expect(await here.events('signal.ended')).toMatchObject([{ occurredAt: day(4) }]);
  });

  it('refuses cases without an id, with an impossible one, twice there, and without end', async () => {
    const here = world();
    const endlessHandOffs = Array.from({ length: MOST_SPELLS + 1 }, (_, index) => ({
      desk: index % 2 === 0 ? 'One' : 'Two',
      at: day(1 + index),
    }));
    const log = file(
      OPEN.replace('key="case"', 'key="other"'),
      OPEN.replace('"B"', `"${'x'.repeat(101)}"`),
      OPEN,
      OPEN,
      xesTrace('L', endlessHandOffs),
    );
    const { summary, remarks } = await here.import(log, aMapping());
    expect(remarks.map(({ code }) => code)).toEqual([
      'no-case-id',
      'bad-case-id',
      'case-repeated',
      'case-too-long',
    ]);
    expect(summary).toMatchObject({ casesRead: 5, casesTaken: 1, casesNotTaken: 4 });
  });

  it('tells offered and accepted apart, and keeps when the log recorded it', async () => {
    const here = world();
    const rows = [
      'case,desk,at,accepted,recorded,ended',
      `A,One,${day(1)},,${day(3)},`,
      `A,Two,${day(5)},${day(8)},${day(6)},`,
      `A,Three,${day(9)},${day(10)},${day(11)},`,
      `B,One,${day(1)},,whenever,`,
    ];
    const mapping = aMapping({ acceptedAt: 'accepted', recordedAt: 'recorded' });
    const { remarks } = await here.import(folder.write('log.csv', rows.join('\n')), mapping);
    const events = (await here.events('signal.')).filter(({ correlationId, stream }) =>
      stream.endsWith(correlationId),
    );
    const times = events.map(({ type, occurredAt, sourceRecordedAt, recordedAt }) => [
      type.split('.')[1],
      occurredAt,
      sourceRecordedAt,
      recordedAt,
    ]);
    expect(times).toContainEqual(['registered', day(1), day(3), NOW]);
    expect(times).toContainEqual(['hand-off-offered', day(5), day(6), NOW]);
    expect(times).toContainEqual(['hand-off-accepted', day(8), undefined, NOW]);
    expect(times).toContainEqual(['hand-off-accepted', day(10), day(11), NOW]);
    expect(times).toContainEqual(['registered', day(1), undefined, NOW]);
    expect(remarks).toMatchObject([{ code: 'time-passed-over', caseId: 'B', line: 5, taken: true }]);
  });

  it('makes holders that look alike two parties', async () => {
    const here = world();
    const steps = [
      { desk: 'Group 1', at: day(1) },
      { desk: 'group-1', at: day(2) },
      { desk: '組', at: day(3) },
      { desk: '組合', at: day(4) },
    ];
    const { summary } = await here.import(file(xesTrace('A', steps)), aMapping());
    expect(summary).toMatchObject({ casesTaken: 1, spells: 4 });
    const ids = (await here.events('party.')).map(({ stream }) => stream);
    expect(new Set(ids).size).toBe(4);
  });

  it('refuses a holder that cannot be a party', async () => {
    const here = world();
    const log = file(xesTrace('A', [{ desk: 'bad&#x202E;name', at: day(1) }]), OPEN);
    const { summary, remarks } = await here.import(log, aMapping());
    expect(summary).toMatchObject({ casesTaken: 1, casesNotTaken: 1 });
    expect(remarks).toMatchObject([{ code: 'bad-holder', caseId: 'A' }]);
  });

  it('uses a party that is there when it is as the mapping says, and refuses when it is not', async () => {
    const here = world();
    const party = { id: 'veldbergen-zvh', role: 'zvh', region: 'Veldbergen', municipality: null } as const;
    await here.commands.run(
      partyDecider,
      partyStream(party.id),
      { type: 'register-party', data: { party, name: 'ZVH Veldbergen', generated: false } },
      {
        commandId: '00000000-0000-5000-8000-000000000001',
        actor: { ...party, person: 'x' },
        correlationId: 'x',
      },
    );
    const holders = (region: string) => {
      const { role, municipality } = party;
      const otherwise = { role, region: 'Noordermark', municipality, name: '{holder}' };
      return { otherwise, byName: { One: { id: party.id, role, region, municipality, name: 'One' } } };
    };
    const wrong = await here.import(file(OPEN), aMapping({ holders: holders('Noordermark') }));
    expect(wrong.remarks).toMatchObject([{ code: 'party-differs', caseId: 'B', taken: false }]);
    const right = await here.import(file(OPEN), aMapping({ holders: holders('Veldbergen') }));
    expect(right.summary).toMatchObject({ casesTaken: 1 });
    expect(await here.events('party.')).toHaveLength(1);
  });

  it('keeps the route of a region that has a later one, and says so', async () => {
    const here = world();
    const route = (inForceFrom: string, days: number) =>
      aMapping({ route: { inForceFrom, normDays: { 'accepted-no-decision': days } } });
    await here.import(file(OPEN), route(day(2), 7));
    const { remarks } = await here.import(file(OPEN), route(day(1), 9));
    expect(remarks.map(({ code }) => code)).toEqual(['route-kept']);
    expect(await here.events('route.')).toHaveLength(1);
  });

  it('throws what is wrong with the store, and stops', async () => {
    const here = world();
    here.store.append = () => Promise.reject(new Error('the disk is full'));
    const many = Array.from({ length: 300 }, (_, index) => OPEN.replace('"B"', `"B${index}"`));
    await expect(here.import(file(...many), aMapping())).rejects.toThrow('the disk is full');
  });
});
