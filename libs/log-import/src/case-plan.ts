import {
  DomainError,
  fromMillis,
  uuidFrom,
  type DecisionContext,
  type Instant,
  type Recorded,
} from '#event-sourcing';
import type { ActingParty } from '#party';
import {
  openBranches,
  signalDecider,
  signalStream,
  type SignalCommand,
  type SignalEvent,
  type SignalState,
} from '#signal';
import { remark, type ImportRemark, type LoggedCase, type LoggedEvent, type RawCase } from './logged-case.js';
import type { LogMapping } from './mapping.js';

/** A command of the import, with who sends it and when it happened by the log. */
export interface PlannedCommand {
  readonly commandId: string;
  readonly command: SignalCommand;
  readonly actor: ActingParty;
  readonly occurredAt: Instant;
}

export interface CasePlan {
  readonly caseId: string;
  readonly signalId: string;
  readonly stream: string;
  readonly commands: readonly PlannedCommand[];
  /** Holders in order: each change is a hand-off. */
  readonly spells: readonly string[];
  readonly open: boolean;
}

/** What a case becomes, or why it cannot be taken; remarks tell what had to be changed. */
export type Planned = { readonly plan: CasePlan | null; readonly remarks: readonly ImportRemark[] };

interface Spell {
  readonly holder: string;
  readonly at: Instant;
  readonly acceptedAt: Instant;
}

/** Reads a raw case by the mapping: its id, its holders in time, and what is wrong with it. */
export function readCase(
  raw: RawCase,
  mapping: LogMapping,
): { readonly logged: LoggedCase | null; readonly remarks: readonly ImportRemark[] } {
  const id = raw.attributes[mapping.caseId] ?? '';
  if (id === '')
    return {
      logged: null,
      remarks: [remark('no-case-id', `The case has no ${mapping.caseId}`, { line: raw.line })],
    };
  const remarks: ImportRemark[] = [];
  const events: LoggedEvent[] = [];
  for (const { line, values } of raw.events) {
    const at = instantIn(values[mapping.timestamp]);
    if (at === null) {
      const message = `The event has no ${mapping.timestamp} that is an instant; the case was not taken`;
      return { logged: null, remarks: [remark('bad-timestamp', message, { line, caseId: id })] };
    }
    const holder = values[mapping.holder] ?? '';
    events.push({
      holder: holder === '' || mapping.skipHolders.includes(holder) ? null : holder,
      at,
      attributes: values,
    });
  }
  const sorted = [...events].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  if (sorted.some((event, index) => event !== events[index])) {
    remarks.push(
      remark('put-in-order', 'Its events were not in the order of time; they were put so', {
        line: raw.line,
        caseId: id,
        taken: true,
      }),
    );
  }
  return { logged: { id, attributes: raw.attributes, events: sorted, line: raw.line }, remarks };
}

/** The commands that record a case: registration, each change of holder as a hand-off, and its end. */
export function planCase(
  logged: LoggedCase,
  mapping: LogMapping,
  partyOf: (holder: string) => ActingParty,
  now: Instant,
): Planned {
  const { id: caseId, line } = logged;
  const where = { line, caseId };
  const spells = spellsOf(logged, mapping);
  if (spells.length === 0) {
    return {
      plan: null,
      remarks: [remark('no-holder', 'Nobody held the case: a signal is never without custody', where)],
    };
  }
  const remarks: ImportRemark[] = [];
  const ended = endOf(logged, mapping, spells);
  if (ended.remark !== null) remarks.push({ ...ended.remark, ...where });
  const signalId = uuidFrom('import', mapping.name, caseId);
  const draft = new Draft(signalId, now);
  try {
    const commands = draft.commandsFor(logged, mapping, spells, partyOf, ended.at);
    const plan = {
      caseId,
      signalId,
      stream: signalStream(signalId),
      commands,
      spells: spells.map((spell) => spell.holder),
      open: ended.at === null,
    };
    return { plan, remarks };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return {
      plan: null,
      remarks: [...remarks, remark(error.code, `${error.message}; the case was not taken`, where)],
    };
  }
}

/** Decides every command of a case in memory first: it is taken whole or not at all. */
class Draft {
  private state: SignalState = signalDecider.initial;
  private readonly planned: PlannedCommand[] = [];

  constructor(
    private readonly signalId: string,
    private readonly now: Instant,
  ) {}

  commandsFor(
    logged: LoggedCase,
    mapping: LogMapping,
    spells: readonly Spell[],
    partyOf: (holder: string) => ActingParty,
    endedAt: Instant | null,
  ): readonly PlannedCommand[] {
    const first = spells[0] as Spell;
    const { region, municipality, forms, urgency, source } = mapping.signal;
    const channel =
      mapping.channel.values[logged.attributes[mapping.channel.attribute ?? ''] ?? ''] ??
      mapping.channel.otherwise;
    this.add(partyOf(first.holder), first.at, {
      type: 'register-signal',
      data: {
        signalId: this.signalId,
        source,
        channel,
        observedAt: null,
        receivedAt: first.at,
        region,
        municipality,
        forms,
        urgency,
        personCount: null,
        receiptHash: null,
        generated: false,
        importedFrom: logged.id,
      },
    });
    spells.slice(1).forEach((spell, index) => {
      const from = partyOf((spells[index] as Spell).holder);
      const to = partyOf(spell.holder);
      const { id, role, region: ownRegion, municipality: ownMunicipality } = to;
      this.add(from, spell.at, {
        type: 'offer-hand-off',
        data: {
          branchId: this.branch(),
          to: [{ id, role, region: ownRegion, municipality: ownMunicipality }],
          keepsCustody: false,
          legalBasis: 'public-task',
        },
      });
      const handOffId = this.state.signal?.handOffs.at(-1)?.id ?? '';
      this.add(to, spell.acceptedAt, { type: 'accept-hand-off', data: { handOffId } });
    });
    if (endedAt !== null) {
      const holder = partyOf((spells.at(-1) as Spell).holder);
      const reason =
        mapping.endReason.values[logged.attributes[mapping.endReason.attribute ?? ''] ?? ''] ??
        mapping.endReason.otherwise;
      this.add(holder, endedAt, {
        type: 'end-branch',
        data: { branchId: this.branch(), reason, relabelledAs: null },
      });
    }
    return this.planned;
  }

  private branch(): string {
    const [branch] = this.state.signal === null ? [] : openBranches(this.state.signal);
    return branch?.id ?? '';
  }

  private add(actor: ActingParty, occurredAt: Instant, command: SignalCommand): void {
    const commandId = uuidFrom('import', this.signalId, String(this.planned.length));
    if (occurredAt > this.now)
      throw new DomainError('occurred-in-future', 'It lies in the future', 'invalid');
    const context: DecisionContext<ActingParty> = {
      now: this.now,
      occurredAt,
      actor,
      id: (name) => uuidFrom(commandId, name),
    };
    signalDecider.decide(this.state, command, context).forEach((event, index) => {
      this.state = signalDecider.evolve(this.state, {
        ...event,
        id: context.id(`event:${index}`),
        commandId,
      } as Recorded<SignalEvent>);
    });
    this.planned.push({ commandId, command, actor, occurredAt });
  }
}

/** Runs of the same holder. The end of one is the beginning of the next. */
function spellsOf(logged: LoggedCase, mapping: LogMapping): Spell[] {
  const spells: Spell[] = [];
  for (const { holder, at, attributes } of logged.events) {
    if (holder === null || holder === spells.at(-1)?.holder) continue;
    const accepted = mapping.acceptedAt === undefined ? null : instantIn(attributes[mapping.acceptedAt]);
    spells.push({ holder, at, acceptedAt: accepted !== null && accepted > at ? accepted : at });
  }
  return spells;
}

function endOf(
  { attributes }: LoggedCase,
  { endedAt }: LogMapping,
  spells: readonly Spell[],
): { readonly at: Instant | null; readonly remark: ImportRemark | null } {
  const text = endedAt === undefined ? undefined : attributes[endedAt];
  if (text === undefined || text === '') return { at: null, remark: null };
  const at = instantIn(text);
  const last = (spells.at(-1) as Spell).acceptedAt;
  if (at === null)
    return {
      at: null,
      remark: remark('bad-end', 'Its end is no instant; it was taken as still open', { taken: true }),
    };
  if (at < last)
    return {
      at: last,
      remark: remark(
        'end-before-last-holder',
        'It ended before its last holder had it; it was taken to end then',
        { taken: true },
      ),
    };
  return { at, remark: null };
}

function instantIn(text: string | undefined): Instant | null {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text)) return null;
  const millis = Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(millis) ? null : fromMillis(millis);
}
