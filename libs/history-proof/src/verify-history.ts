import type { KeyObject } from 'node:crypto';
import { chainHash, GENESIS_HASH, type StoredHistory, type StoredRow } from '#event-sourcing';
import { leafOf, merkleRoot } from './merkle.js';
import { FIRST_PREVIOUS, isSignedBy, sealHash, type Seal } from './seal.js';

/** Something that does not fit, and where. */
export interface Finding {
  readonly what:
    | 'altered'
    | 'unreadable'
    | 'out-of-order'
    | 'gap-in-stream'
    | 'seal-broken'
    | 'seal-altered'
    | 'seal-chain-broken'
    | 'signature-wrong'
    | 'removed'
    | 'anchor-not-found'
    | 'not-sealed';
  readonly position: string | null;
  readonly stream: string | null;
  readonly revision: number | null;
  /** Number of the seal that it concerns. */
  readonly seal: number | null;
  readonly message: string;
}

export interface VerifyOptions {
  readonly seals: readonly Seal[];
  /** Public key by which every seal must be signed. */
  readonly key?: KeyObject | undefined;
  /** Hash of a seal that was noted elsewhere: it must be among the seals. */
  readonly anchor?: string | undefined;
  readonly onFinding: (finding: Finding) => void;
  readonly onProgress?: (events: number) => void;
}

export interface Verified {
  readonly events: number;
  readonly streams: number;
  readonly seals: number;
  /** Events that only their own stream's chain holds: they came after the last seal. */
  readonly unsealed: number;
  readonly findings: number;
}

interface End {
  readonly revision: number;
  readonly hash: string;
}

/**
 * Goes through a whole history once, in its order, and tells everything that does not fit: each event against its own hash, its
 * place in its stream, and the seal of its range. Memory grows with the number of streams (about 200 bytes each).
 */
export async function verifyHistory(history: StoredHistory, options: VerifyOptions): Promise<Verified> {
  const { seals, onProgress = () => undefined } = options;
  let findings = 0;
  const tell = (finding: Finding) => {
    findings += 1;
    options.onFinding(finding);
  };
  checkSeals(options, tell);
  const ranges = new SealedRanges(seals, tell);
  const ends = new Map<string, End>();
  let [events, last] = [0, 0n];
  for await (const rows of history.storedRows()) {
    for (const row of rows) {
      events += 1;
      const position = positionOf(row);
      if (position === null || position <= last)
        tell(at(row, 'out-of-order', 'It does not stand after the event before it'));
      last = position ?? last;
      checkEvent(row, ends, tell);
      ranges.take(row, position ?? last);
    }
    onProgress(events);
  }
  ranges.end();
  if (options.key !== undefined && seals.length === 0 && events > 0)
    tell({ ...NOWHERE, what: 'not-sealed', message: 'There is no seal that the key could have signed' });
  return { events, streams: ends.size, seals: seals.length, unsealed: ranges.unsealed, findings };
}

function checkEvent(row: StoredRow, ends: Map<string, End>, tell: (finding: Finding) => void): void {
  const { stream, revision, hash, body } = row;
  const end = ends.get(stream) ?? { revision: -1, hash: GENESIS_HASH };
  if (revision !== end.revision + 1)
    tell(at(row, 'gap-in-stream', `Revision ${end.revision + 1} is expected here`));
  else if (chainHash(end.hash, body) !== hash)
    tell(at(row, 'altered', 'Its hash does not fit its text and the event before it in its stream'));
  const told = contentOf(body);
  if (told === null) tell(at(row, 'unreadable', 'Its text is no event'));
  else
    for (const name of ['id', 'stream', 'revision', 'type', 'recordedAt'] as const)
      if (told[name] !== row[name]) tell(at(row, 'altered', `Its ${name} is not what its text says`));
  ends.set(stream, { revision, hash });
}

function contentOf(body: string): Record<string, unknown> | null {
  try {
    const content: unknown = JSON.parse(body);
    return content !== null && typeof content === 'object' ? (content as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function positionOf({ position }: StoredRow): bigint | null {
  return /^\d{1,19}$/.test(position) ? BigInt(position) : null;
}

/** The seals themselves: each unaltered, after the one before it, signed. */
function checkSeals({ seals, key, anchor }: VerifyOptions, tell: (finding: Finding) => void): void {
  let [previous, to] = [FIRST_PREVIOUS, 0n];
  seals.forEach((seal, index) => {
    if (sealHash(seal) !== seal.hash)
      tell(ofSeal(seal, 'seal-altered', 'Its hash does not fit what it says'));
    if (seal.number !== index + 1 || seal.previous !== previous || BigInt(seal.from) <= to)
      tell(ofSeal(seal, 'seal-chain-broken', 'It does not follow the seal before it'));
    if (key !== undefined && !isSignedBy(seal, key))
      tell(ofSeal(seal, 'signature-wrong', 'It is not signed by the key that was given'));
    previous = seal.hash;
    to = BigInt(seal.to);
  });
  if (anchor !== undefined && !seals.some(({ hash }) => hash === anchor))
    tell({ ...NOWHERE, what: 'anchor-not-found', message: `No seal has the hash ${anchor}` });
}

/** Fits the events to the ranges of the seals as they come by. */
class SealedRanges {
  unsealed = 0;
  private index = 0;
  private leaves: Buffer[] = [];

  constructor(
    private readonly seals: readonly Seal[],
    private readonly tell: (finding: Finding) => void,
  ) {}

  take(row: StoredRow, position: bigint): void {
    for (
      let seal = this.seals[this.index];
      seal !== undefined && position > BigInt(seal.to);
      seal = this.seals[this.index]
    )
      this.close(seal);
    const seal = this.seals[this.index];
    if (seal === undefined) {
      this.unsealed += 1;
      return;
    }
    if (position < BigInt(seal.from))
      this.tell(at(row, 'seal-broken', `It stands before seal ${seal.number}, and no seal holds it`));
    this.leaves.push(leafOf(row));
  }

  end(): void {
    for (let seal = this.seals[this.index]; seal !== undefined; seal = this.seals[this.index])
      this.close(seal);
  }

  private close(seal: Seal): void {
    const { leaves } = this;
    if (leaves.length < seal.count)
      this.tell(ofSeal(seal, 'removed', `It holds ${seal.count} events; ${leaves.length} are there`));
    else if (leaves.length > seal.count)
      this.tell(ofSeal(seal, 'seal-broken', `It holds ${seal.count} events; ${leaves.length} are there`));
    else if (merkleRoot(leaves) !== seal.root)
      this.tell(ofSeal(seal, 'seal-broken', 'The events of its range are not those that it sealed'));
    this.leaves = [];
    this.index += 1;
  }
}

const NOWHERE = { position: null, stream: null, revision: null, seal: null } as const;

function at({ position, stream, revision }: StoredRow, what: Finding['what'], message: string): Finding {
  return { what, position, stream, revision, seal: null, message };
}

function ofSeal({ number, from, to }: Seal, what: Finding['what'], message: string): Finding {
  return {
    ...NOWHERE,
    what,
    seal: number,
    message: `Seal ${number} (positions ${from} to ${to}): ${message}`,
  };
}
