import { DomainError, uuidFrom, type DecisionContext, type Instant, type Recorded } from '#event-sourcing';
import type { ActingParty } from '#party';
import {
  openBranches,
  signalDecider,
  signalStream,
  type SignalCommand,
  type SignalEvent,
  type SignalState,
} from '#signal';
import { actorFor } from './holder-party.js';
import { remark, type ImportRemark, type LoggedCase } from './logged-case.js';
import { chosen, type LogMapping } from './mapping.js';
import { instantIn } from './timestamp.js';

/** A command of the import, with who sends it and when it happened by the log. */
export interface PlannedCommand {
  readonly commandId: string;
  readonly command: SignalCommand;
  readonly actor: ActingParty;
  readonly occurredAt: Instant;
  /** When the log's own system recorded it; null when the log does not tell. */
  readonly sourceRecordedAt: Instant | null;
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

/** A case is one stream, which is read for each of its commands; the time that takes grows with the square of this. */
export const MOST_SPELLS = 200;

/** What a case becomes, or why it cannot be taken; remarks tell what had to be changed. */
export type Planned = { readonly plan: CasePlan | null; readonly remarks: readonly ImportRemark[] };

interface Spell {
  readonly holder: string;
  readonly actor: ActingParty;
  readonly at: Instant;
  readonly acceptedAt: Instant;
  readonly recordedAt: Instant | null;
}

/** The commands that record a case: registration, each change of holder as a hand-off, and its end. */
export function planCase(logged: LoggedCase, mapping: LogMapping, now: Instant): Planned {
  const { id: caseId, line } = logged;
  const where = { line, caseId };
  const spells = spellsOf(logged, mapping);
  if (spells.length === 0) {
    const message = 'Nobody held the case, and a signal is never without custody; the case was not taken';
    return { plan: null, remarks: [remark('no-holder', message, where)] };
  }
  if (spells.length > MOST_SPELLS) {
    const message = `It changed hands more than ${MOST_SPELLS} times; the case was not taken`;
    return { plan: null, remarks: [remark('case-too-long', message, where)] };
  }
  const { at: endedAt, remark: about } = endOf(logged, mapping, spells);
  const remarks = about === null ? [] : [{ ...about, ...where }];
  const signalId = signalIdOf(mapping, caseId);
  try {
    const commands = new Draft(signalId, now).commandsFor(logged, mapping, spells, endedAt);
    const plan = {
      caseId,
      signalId,
      stream: signalStream(signalId),
      commands,
      spells: spells.map(({ holder }) => holder),
      open: endedAt === null,
    };
    return { plan, remarks };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { plan: null, remarks: [remark(error.code, `${error.message}; the case was not taken`, where)] };
  }
}

/** The signal that a case becomes, whenever it is imported. */
export function signalIdOf({ name }: LogMapping, caseId: string): string {
  return uuidFrom('import', name, caseId);
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
    endedAt: Instant | null,
  ): readonly PlannedCommand[] {
    const [first, ...later] = spells as readonly [Spell, ...Spell[]];
    this.add(first.actor, first.at, first.recordedAt, {
      type: 'register-signal',
      data: registrationOf(logged, mapping, this.signalId, first.at),
    });
    let holder = first.actor;
    for (const { actor: to, at, acceptedAt, recordedAt } of later) {
      const { id, role, region, municipality } = to;
      const handOff = {
        to: [{ id, role, region, municipality }],
        keepsCustody: false,
        legalBasis: 'public-task',
      } as const;
      this.add(holder, at, recordedAt, {
        type: 'offer-hand-off',
        data: { branchId: this.branch(), ...handOff },
      });
      const handOffId = this.state.signal?.handOffs.at(-1)?.id ?? '';
      this.add(to, acceptedAt, notBefore(acceptedAt, recordedAt), {
        type: 'accept-hand-off',
        data: { handOffId },
      });
      holder = to;
    }
    if (endedAt !== null) {
      const end = chosen(mapping.endReason, logged.attributes);
      this.add(holder, endedAt, null, { type: 'end-branch', data: { branchId: this.branch(), ...end } });
    }
    return this.planned;
  }

  private branch(): string {
    const [branch] = this.state.signal === null ? [] : openBranches(this.state.signal);
    return branch?.id ?? '';
  }

  private add(
    actor: ActingParty,
    occurredAt: Instant,
    sourceRecordedAt: Instant | null,
    command: SignalCommand,
  ): void {
    const commandId = uuidFrom('import', this.signalId, String(this.planned.length));
    if (occurredAt > this.now)
      throw new DomainError('occurred-in-future', 'Something of it lies in the future', 'invalid');
    const context: DecisionContext<ActingParty> = {
      now: this.now,
      occurredAt,
      actor,
      id: (name) => uuidFrom(commandId, name),
    };
    signalDecider.decide(this.state, command, context).forEach((event, index) => {
      const id = context.id(`event:${index}`);
      this.state = signalDecider.evolve(this.state, { ...event, id, commandId } as Recorded<SignalEvent>);
    });
    this.planned.push({ commandId, command, actor, occurredAt, sourceRecordedAt });
  }
}

/** A row that was recorded before the acceptance that it tells of got that later: when, the log does not say. */
function notBefore(acceptedAt: Instant, recordedAt: Instant | null): Instant | null {
  return recordedAt !== null && recordedAt < acceptedAt ? null : recordedAt;
}

function registrationOf(
  { id, attributes }: LoggedCase,
  { signal, channel }: LogMapping,
  signalId: string,
  receivedAt: Instant,
) {
  return {
    signalId,
    source: signal.source,
    channel: chosen(channel, attributes),
    observedAt: null,
    receivedAt,
    region: signal.region,
    municipality: chosen(signal.municipality, attributes),
    forms: chosen(signal.forms, attributes),
    urgency: chosen(signal.urgency, attributes),
    personCount: null,
    receiptHash: null,
    generated: false,
    importedFrom: id,
  };
}

/** Runs of the same party. The end of one is the beginning of the next; events that name nobody leave it where it is. */
function spellsOf(logged: LoggedCase, mapping: LogMapping): Spell[] {
  const spells: Spell[] = [];
  const isHeld = logged.events.some(({ holder }) => holder !== null);
  for (const { holder: named, at, acceptedAt, recordedAt } of logged.events) {
    const holder = isHeld ? named : (mapping.nobody ?? null);
    if (holder === null) continue;
    const actor = actorFor(holder, mapping);
    if (actor.id === spells.at(-1)?.actor.id) continue;
    spells.push({ holder, actor, at, acceptedAt: acceptedAt ?? at, recordedAt });
  }
  return spells;
}

function endOf(
  { attributes }: LoggedCase,
  { endedAt, timeZone }: LogMapping,
  spells: readonly Spell[],
): { readonly at: Instant | null; readonly remark: ImportRemark | null } {
  const text = endedAt === undefined ? '' : (attributes[endedAt] ?? '');
  if (text === '') return { at: null, remark: null };
  const at = instantIn(text, timeZone);
  const last = (spells.at(-1) as Spell).acceptedAt;
  if (at === null) {
    const message = 'Its end is no instant; it was taken as still open';
    return { at: null, remark: remark('bad-end', message, { taken: true }) };
  }
  if (at < last) {
    const message = 'It ended before its last holder had it; it was taken to end then';
    return { at: last, remark: remark('end-before-last-holder', message, { taken: true }) };
  }
  return { at, remark: null };
}
