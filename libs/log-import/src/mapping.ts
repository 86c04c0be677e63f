import type { PartyRole } from '#party';
import type { StallKind } from '#route';
import type { Channel, EndReason, Form, Label, Urgency } from '#signal';
import type { Values } from './logged-case.js';

/** The party that stands for a holder of the log; `{holder}` in the name is replaced by the holder's own. */
export interface HolderParty {
  /** Id of a party that is there already, or shall have this id; without it one is made from the holder's name. */
  readonly id?: string;
  readonly role: PartyRole;
  readonly region: string | null;
  readonly municipality: string | null;
  readonly name: string;
}

/** A code that depends on an attribute of the case, or is always the same (`otherwise`). */
export interface Choice<Code> {
  readonly attribute?: string;
  readonly values: Readonly<Record<string, Code>>;
  readonly otherwise: Code;
}

/** Why a branch ended, as an event tells it. */
export interface End {
  readonly reason: EndReason;
  readonly relabelledAs: Label | null;
}

/** How the attributes (XES) or columns (CSV) of a log become signals. Documented in docs/how-to/import-a-log.md. */
export interface LogMapping {
  /** Names the import: by it and the case id a case is recognised when the log is imported again. */
  readonly name: string;
  /** Attribute of a case that holds its id. */
  readonly caseId: string;
  /** Attribute of an event that names who has the case. */
  readonly holder: string;
  /** Attribute of an event that tells when it happened. */
  readonly timestamp: string;
  /** Zone of timestamps without an offset (IANA name); without it they are refused. */
  readonly timeZone?: string;
  /** Attribute of an event that tells when the offer was accepted; without it offered and accepted are one moment. */
  readonly acceptedAt?: string;
  /** Attribute of an event that tells when the log's own system recorded it. */
  readonly recordedAt?: string;
  /** Values of the holder that say nothing; such events are passed over. */
  readonly skipHolders: readonly string[];
  /** Holder of cases in which no event names one; without it such cases are not taken. */
  readonly nobody?: string;
  /** Attribute of the case with the moment of its end; a case without it is still open. */
  readonly endedAt?: string;
  readonly endReason: Choice<End>;
  readonly channel: Choice<Channel>;
  readonly signal: {
    readonly region: string;
    readonly municipality: Choice<string | null>;
    readonly forms: Choice<readonly Form[]>;
    readonly urgency: Choice<Urgency>;
    readonly source: PartyRole;
  };
  readonly holders: {
    readonly otherwise: HolderParty;
    readonly byName: Readonly<Record<string, HolderParty>>;
  };
  /** Norm days per stall kind for the gates of the log, published as the region's route. */
  readonly route?: {
    readonly inForceFrom: string;
    readonly normDays: Readonly<Partial<Record<StallKind, number>>>;
  };
  /** CSV: what stands between two cells. */
  readonly delimiter: string;
  /** CSV: the rows of a case stand together, so that the file can be of any size. */
  readonly rowsGrouped: boolean;
}

/** The code that a case gets. */
export function chosen<Code>({ attribute, values, otherwise }: Choice<Code>, attributes: Values): Code {
  const value = attribute === undefined ? undefined : attributes[attribute];
  return value !== undefined && Object.hasOwn(values, value) ? (values[value] as Code) : otherwise;
}

/** What is wrong with a mapping, all at once. */
export class MappingError extends Error {
  override readonly name = 'MappingError';
  constructor(readonly mistakes: readonly string[]) {
    super(`The mapping cannot be used:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`);
  }
}
