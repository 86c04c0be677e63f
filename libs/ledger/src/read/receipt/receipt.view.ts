import type { DataSource } from 'typeorm';
import { toMillis, type Instant } from '#event-sourcing';
import { levelOf, type PartyLevel, type PartyRole } from '#party';
import { LANES } from '../../interval/interval.js';
import { instantOf, sql, type AsOf } from '../as-of.js';
import { rowsOf } from '../row.js';
import { raw } from '../signal-filter.js';
import { signalPath } from '../signal-path/signal-path.view.js';

/** What a reporter may see: in general terms, nothing that identifies anyone. */
export interface Receipt extends AsOf {
  readonly receivedAt: Instant;
  readonly pickedUp: boolean;
  /** Where it is: the level of the desks that hold it; empty when it has ended. */
  readonly heldAt: readonly PartyLevel[];
  readonly state: 'live' | 'ended';
  /** Word given on what came of it, newest last. */
  readonly feedback: readonly { readonly outcome: string; readonly at: Instant }[];
  readonly generated: boolean;
}

/** The receipt view of the signal whose receipt code has this SHA-256; undefined: no such code. */
export async function receipt(
  reader: DataSource,
  receiptHash: string,
  asOf: AsOf,
): Promise<Receipt | undefined> {
  const rows = await rowsOf<{ signalId: string }>(
    reader,
    sql`SELECT i.signal_id AS signalId FROM interval i WHERE i.lane = ${raw(String(LANES.profile))} AND i.ref = ${receiptHash}
      AND i.known_from <= ${toMillis(asOf.knownAt)} LIMIT 1`,
  );
  const signalId = rows[0]?.signalId;
  const path = signalId === undefined ? undefined : await signalPath(reader, { signalId, ...asOf });
  if (path === undefined || path.profile === null) return undefined;
  const holders = path.custody.filter((spell) => spell.to === null);
  const given = path.feedback.filter((spell) => spell.detail['toReporter'] === true && spell.to !== null);
  return {
    ...asOf,
    receivedAt: path.custody[0]?.from ?? path.profile.from,
    pickedUp: given.length > 0 || path.handOffs.some((offer) => offer.state === 'accepted'),
    heldAt: [...new Set(holders.map((spell) => levelOf(spell.party?.role as PartyRole)))],
    state: path.profile.state === 'ended' ? 'ended' : 'live',
    feedback: given.map((spell) => ({
      outcome: spell.state,
      at: instantOf(toMillis(spell.to as Instant)) as Instant,
    })),
    generated: path.profile.detail['generated'] === true,
  };
}
