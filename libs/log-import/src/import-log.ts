import { uuidFrom, type CommandAnswer, type CommandRunner, type Instant } from '#event-sourcing';
import { partyDecider, partyStream, type ActingParty, type PartyRef } from '#party';
import { routeDecider, routeStream, STALL_KINDS, type Gate } from '#route';
import { signalDecider } from '#signal';
import { planCase, readCase, type CasePlan } from './case-plan.js';
import { readCsv } from './csv-reader.js';
import { remark, type ImportRemark, type LogItem } from './logged-case.js';
import type { HolderParty, LogMapping } from './mapping.js';
import { readXes } from './xes-reader.js';

export interface ImportOptions {
  readonly file: string;
  readonly mapping: LogMapping;
  /** Null: a dry run, which writes nothing. */
  readonly commands: CommandRunner | null;
  readonly now: () => Instant;
  readonly onBytes?: (bytes: number) => void;
  readonly onRemark?: (remark: ImportRemark) => void;
}

export interface ImportSummary {
  readonly casesRead: number;
  readonly eventsRead: number;
  readonly casesTaken: number;
  /** Taken by an earlier run of this import. */
  readonly casesAlreadyThere: number;
  readonly casesNotTaken: number;
  readonly casesOpen: number;
  readonly spells: number;
  readonly handOffs: number;
  readonly spellsPerHolder: Readonly<Record<string, number>>;
  /** How often each kind of remark was made. */
  readonly remarks: Readonly<Record<string, number>>;
}

/** Cases that are recorded at the same time, so that they share commits. */
const AT_ONCE = 64;

/** Imports a log of cases handed between groups. Safe to run twice: what is there already is recognised. */
export async function importLog(options: ImportOptions): Promise<ImportSummary> {
  const run = new ImportRun(options);
  const items = /\.csv(\.gz)?$/i.test(options.file)
    ? readCsv(options.file, options.mapping, options.onBytes ?? (() => undefined))
    : readXes(options.file, options.onBytes ?? (() => undefined));
  const running = new Set<Promise<void>>();
  for await (const item of items) {
    const work = run.take(item).finally(() => running.delete(work));
    running.add(work);
    if (running.size >= AT_ONCE) await Promise.race(running);
  }
  await Promise.all(running);
  return run.summary();
}

class ImportRun {
  private readonly parties = new Map<string, Promise<void>>();
  private readonly counts = {
    casesRead: 0,
    eventsRead: 0,
    casesTaken: 0,
    casesAlreadyThere: 0,
    casesNotTaken: 0,
    casesOpen: 0,
    spells: 0,
    handOffs: 0,
  };
  private readonly spellsPerHolder: Record<string, number> = {};
  private readonly remarks: Record<string, number> = {};
  private readonly seen = new Set<string>();
  private route: Promise<void> | undefined;

  constructor(private readonly options: ImportOptions) {}

  async take(item: LogItem): Promise<void> {
    if (item.kind === 'remark') return this.note(item.remark);
    const { mapping, now } = this.options;
    this.counts.casesRead += 1;
    this.counts.eventsRead += item.case.events.length;
    const { logged, remarks } = readCase(item.case, mapping);
    remarks.forEach((each) => this.note(each));
    if (logged === null) return this.refuse();
    if (this.seen.has(logged.id)) {
      this.note(
        remark('case-repeated', 'The log has this case twice; the second was not taken', {
          line: logged.line,
          caseId: logged.id,
        }),
      );
      return this.refuse();
    }
    this.seen.add(logged.id);
    const planned = planCase(logged, mapping, (holder) => actorFor(holder, mapping), now());
    planned.remarks.forEach((each) => this.note(each));
    if (planned.plan === null) return this.refuse();
    await this.record(planned.plan, logged.line);
  }

  summary(): ImportSummary {
    return { ...this.counts, spellsPerHolder: this.spellsPerHolder, remarks: this.remarks };
  }

  private async record(plan: CasePlan, line: number): Promise<void> {
    const isThere =
      this.options.commands === null ? false : await this.send(plan, this.options.commands, line);
    if (isThere === null) return this.refuse();
    this.counts[isThere ? 'casesAlreadyThere' : 'casesTaken'] += 1;
    if (plan.open) this.counts.casesOpen += 1;
    this.counts.spells += plan.spells.length;
    this.counts.handOffs += plan.spells.length - 1;
    for (const holder of plan.spells) this.spellsPerHolder[holder] = (this.spellsPerHolder[holder] ?? 0) + 1;
  }

  /** True when all of it was there already; null when it was there in another form. */
  private async send(plan: CasePlan, commands: CommandRunner, line: number): Promise<boolean | null> {
    await this.prepare(plan, commands);
    let answer: CommandAnswer | undefined;
    let isThere = true;
    for (const { command, commandId, actor, occurredAt } of plan.commands) {
      try {
        answer = await commands.run(signalDecider, plan.stream, command, {
          commandId,
          actor,
          occurredAt,
          correlationId: plan.signalId,
        });
      } catch (error) {
        if ((error as { code?: string }).code === undefined || !(error instanceof Error)) throw error;
        const code =
          (error as { code?: string }).code === 'idempotency-key-reused' ? 'changed-since-import' : 'refused';
        this.note(
          remark(
            code,
            `The case differs from what was imported before, or was changed since: ${error.message}`,
            { line, caseId: plan.caseId },
          ),
        );
        return null;
      }
      isThere &&= answer.replayed;
    }
    return isThere;
  }

  /** The parties and the route that the case needs, once. */
  private async prepare(plan: CasePlan, commands: CommandRunner): Promise<void> {
    this.route ??= this.publishRoute(commands);
    await this.route;
    for (const holder of new Set(plan.spells)) {
      if (!this.parties.has(holder))
        this.parties.set(
          holder,
          this.register(
            partyFor(holder, this.options.mapping),
            holderParty(holder, this.options.mapping).name.replace('{holder}', holder),
            commands,
          ),
        );
      await this.parties.get(holder);
    }
  }

  private async register(party: PartyRef, name: string, commands: CommandRunner): Promise<void> {
    const commandId = uuidFrom('import', this.options.mapping.name, 'party', party.id);
    const command = { type: 'register-party' as const, data: { party, name, generated: false } };
    await unlessThere(
      commands.run(partyDecider, partyStream(party.id), command, {
        commandId,
        actor: importer(this.options.mapping),
        correlationId: commandId,
      }),
    );
  }

  private async publishRoute(commands: CommandRunner): Promise<void> {
    const { mapping } = this.options;
    if (mapping.route === undefined) return;
    const director = importer(mapping);
    await this.register(
      { id: director.id, role: director.role, region: director.region, municipality: null },
      `Import ${mapping.name}`,
      commands,
    );
    const roles = [
      ...new Set(
        [mapping.holders.otherwise, ...Object.values(mapping.holders.byName)].map((holder) => holder.role),
      ),
    ];
    const normDays = Object.fromEntries(
      STALL_KINDS.flatMap((kind) =>
        mapping.route?.normDays[kind] === undefined ? [] : [[kind, mapping.route.normDays[kind]]],
      ),
    );
    const gates = roles.map((role): Gate => ({ role, normDays, firstContact: false, reports: false }));
    const handOffs = roles.flatMap((from) =>
      roles.map((to) => ({ from, to, forms: null, acuteOnly: false })),
    );
    const commandId = uuidFrom('import', mapping.name, 'route');
    const data = {
      region: mapping.signal.region,
      inForceFrom: new Date(mapping.route.inForceFrom).toISOString(),
      gates,
      handOffs,
      triageEveryDays: null,
      generated: false,
    };
    await unlessThere(
      commands.run(
        routeDecider,
        routeStream(mapping.signal.region),
        { type: 'publish-route', data },
        { commandId, actor: director, correlationId: commandId },
      ),
    );
  }

  private note(each: ImportRemark): void {
    this.remarks[each.code] = (this.remarks[each.code] ?? 0) + 1;
    this.options.onRemark?.(each);
  }

  private refuse(): void {
    this.counts.casesNotTaken += 1;
  }
}

/** A party or route that was made before, by this import or by hand, is kept as it is. */
async function unlessThere(answer: Promise<CommandAnswer>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    const known = ['party-exists', 'idempotency-key-reused', 'in-force-not-later'];
    if (!known.includes((error as { code?: string }).code ?? '')) throw error;
  }
}

function holderParty(holder: string, { holders }: LogMapping): HolderParty {
  return holders.byName[holder] ?? holders.otherwise;
}

function partyFor(holder: string, mapping: LogMapping): PartyRef {
  const { role, region, municipality } = holderParty(holder, mapping);
  const slug = holder
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  return {
    id: `${mapping.name}-${slug === '' ? uuidFrom(holder).slice(0, 8) : slug}`,
    role,
    region,
    municipality,
  };
}

function actorFor(holder: string, mapping: LogMapping): ActingParty {
  return { ...partyFor(holder, mapping), person: 'import' };
}

function importer({ name, signal }: LogMapping): ActingParty {
  return {
    id: `${name}-import`,
    role: 'chain-director',
    region: signal.region,
    municipality: null,
    person: 'import',
  };
}
