import { DomainError, type CommandRunner, type Instant } from '#event-sourcing';
import { signalDecider } from '#signal';
import { planCase, type CasePlan } from './case-plan.js';
import { readCsv } from './csv-reader.js';
import { ImportSetting } from './import-setting.js';
import { remark, type ImportRemark, type LogItem, type RawCase } from './logged-case.js';
import type { LogMapping } from './mapping.js';
import { readCase } from './read-case.js';
import { readXes } from './xes-reader.js';

export interface ImportOptions {
  /** A name that ends in .csv or .csv.gz is read as CSV, any other as XES. */
  readonly file: string;
  readonly mapping: LogMapping;
  /** Null: a dry run, which writes nothing and does not know what is there. */
  readonly commands: CommandRunner | null;
  readonly now: () => Instant;
  readonly onBytes?: (bytes: number) => void;
  readonly onRemark?: (remark: ImportRemark) => void;
}

/** Read = taken + already there + not taken. Spells and hand-offs are those of the cases taken or already there. */
export interface ImportSummary {
  readonly casesRead: number;
  readonly eventsRead: number;
  /** Cases without an end in the log, whether taken or not; those that are broken do not count. */
  readonly casesWithoutEnd: number;
  readonly casesTaken: number;
  /** Taken whole by an earlier run of this import. */
  readonly casesAlreadyThere: number;
  readonly casesNotTaken: number;
  /** Taken or already there, and not ended by the log. */
  readonly casesOpen: number;
  readonly spells: number;
  readonly handOffs: number;
  readonly spellsPerHolder: Readonly<Record<string, number>>;
  /** How often each kind of remark was made. */
  readonly remarks: Readonly<Record<string, number>>;
}

/** Cases that are recorded at the same time, so that they share commits. */
const AT_ONCE = 64;

/**
 * Imports a log of cases handed between groups. Safe to run twice: what is there already is recognised. What is wrong
 * with the log becomes a remark; what is wrong with the store is thrown.
 */
export async function importLog(options: ImportOptions): Promise<ImportSummary> {
  const { file, mapping, onBytes = () => undefined } = options;
  const run = new ImportRun(options);
  const items = /\.csv(\.gz)?$/i.test(file)
    ? readCsv(file, mapping, onBytes)
    : readXes(file, mapping.caseId, onBytes);
  await severalAtOnce(AT_ONCE, items, (item) => run.take(item));
  return run.summary();
}

class ImportRun {
  private readonly counts = {
    casesRead: 0,
    eventsRead: 0,
    casesWithoutEnd: 0,
    casesTaken: 0,
    casesAlreadyThere: 0,
    casesNotTaken: 0,
    casesOpen: 0,
    spells: 0,
    handOffs: 0,
  };
  private readonly spellsPerHolder = new Map<string, number>();
  private readonly remarks = new Map<string, number>();
  private readonly seen = new Set<string>();
  private readonly setting: ImportSetting;

  constructor(private readonly options: ImportOptions) {
    this.setting = new ImportSetting(options.mapping, options.commands, (each) => this.note(each));
  }

  async take(item: LogItem): Promise<void> {
    if (item.kind === 'remark') return this.note(item.remark);
    this.counts.casesRead += 1;
    this.counts.eventsRead += item.kind === 'case' ? item.case.events.length : item.events;
    if (item.kind === 'refused') {
      if (item.remark.caseId !== null) this.seen.add(item.remark.caseId);
      this.refuse(item.remark);
      return;
    }
    const plan = this.planOf(item.case);
    if (plan !== null) await this.record(plan, item.case.line);
  }

  summary(): ImportSummary {
    const { spellsPerHolder, remarks } = this;
    return {
      ...this.counts,
      spellsPerHolder: Object.fromEntries(spellsPerHolder),
      remarks: Object.fromEntries(remarks),
    };
  }

  private planOf(raw: RawCase): CasePlan | null {
    const { mapping, now } = this.options;
    if (mapping.endedAt !== undefined && (raw.attributes[mapping.endedAt] ?? '') === '')
      this.counts.casesWithoutEnd += 1;
    const { logged, remarks } = readCase(raw, mapping);
    if (logged === null) return this.refuse(...remarks);
    if (this.seen.has(logged.id)) {
      const message = 'The log has this case in two places; what stands here was not taken';
      return this.refuse(remark('case-repeated', message, { line: logged.line, caseId: logged.id }));
    }
    this.seen.add(logged.id);
    const planned = planCase(logged, mapping, now());
    if (planned.plan === null) return this.refuse(...planned.remarks);
    for (const each of [...remarks, ...planned.remarks]) this.note(each);
    return planned.plan;
  }

  private async record(plan: CasePlan, line: number): Promise<void> {
    const { commands } = this.options;
    let isThere = false;
    try {
      await this.setting.prepareFor(plan.spells);
      if (commands !== null) isThere = await send(plan, commands);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.refuse(remark(...refusalOf(error), { line, caseId: plan.caseId }));
      return;
    }
    this.counts[isThere ? 'casesAlreadyThere' : 'casesTaken'] += 1;
    if (plan.open) this.counts.casesOpen += 1;
    this.counts.spells += plan.spells.length;
    this.counts.handOffs += plan.spells.length - 1;
    for (const holder of plan.spells) addOne(this.spellsPerHolder, holder);
  }

  private note(each: ImportRemark): void {
    addOne(this.remarks, each.code);
    this.options.onRemark?.(each);
  }

  private refuse(...remarks: readonly ImportRemark[]): null {
    this.counts.casesNotTaken += 1;
    for (const each of remarks) this.note(each);
    return null;
  }
}

/** True when all of it was there already. */
async function send(plan: CasePlan, commands: CommandRunner): Promise<boolean> {
  let isThere = true;
  for (const { command, sourceRecordedAt, ...envelope } of plan.commands) {
    const answer = await commands.run(signalDecider, plan.stream, command, {
      ...envelope,
      correlationId: plan.signalId,
      sourceRecordedAt: sourceRecordedAt ?? undefined,
    });
    isThere &&= answer.replayed;
  }
  return isThere;
}

function refusalOf({ code, message }: DomainError): readonly [string, string] {
  if (code === 'bad-holder' || code === 'party-differs') return [code, `${message}; the case was not taken`];
  return code === 'idempotency-key-reused'
    ? [
        'changed-since-import',
        'The log tells the case otherwise than when it was imported; it was left as it is',
      ]
    : ['refused', `The case goes on in the log, but what is recorded by now does not allow it: ${message}`];
}

/** Works on several items at a time. The first failure stops the taking of new ones, and is thrown when all have ended. */
async function severalAtOnce<Item>(
  most: number,
  items: AsyncIterable<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for await (const item of items) {
    const one = work(item)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(one));
    running.add(one);
    if (running.size >= most) await Promise.race(running);
    if (failures.length > 0) break;
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}

function addOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
