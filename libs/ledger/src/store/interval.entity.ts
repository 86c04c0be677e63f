import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A row of the ledger: something was so from `valid_from` until `valid_to`, and was known so from `known_from` until
 * `known_to` (milliseconds since 1970; ends exclusive; no end: FOREVER). Only `known_to` of a row ever changes, once.
 */
@Entity('interval')
@Index('interval_signal', ['signalNo', 'lane'])
// Its condition also keeps the planner from using it for a lane alone.
@Index('interval_as_of', ['lane', 'span', 'keyFrom'], { where: 'span IS NOT NULL' })
// Rows of meetings, routes and parties; those of a signal are found by the signal.
@Index('interval_stream', ['streamNo'], { where: 'lane BETWEEN 16 AND 21' })
// Ends of custody by time, for the drop-outs; receipts by their hash.
@Index('interval_custody_end', ['validTo'], { where: 'lane = 2' })
@Index('interval_receipt', ['ref'], { where: 'lane = 1' })
@Index('interval_party_custody', ['partyId'], { where: 'lane = 2' })
export class IntervalEntity {
  @PrimaryColumn({ type: 'integer' })
  id!: number;

  @Column({ type: 'integer' })
  lane!: number;

  /** StreamEntity.no */
  @Column({ name: 'stream_no', type: 'bigint' })
  streamNo!: number;

  @Column({ type: 'text' })
  ref!: string;

  /** Of the stream of the signal that it is about. */
  @Column({ name: 'signal_no', type: 'bigint', nullable: true })
  signalNo!: number | null;

  @Column({ name: 'signal_id', type: 'text', nullable: true })
  signalId!: string | null;

  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  @Column({ name: 'party_id', type: 'text', nullable: true })
  partyId!: string | null;

  @Column({ type: 'text', nullable: true })
  role!: string | null;

  @Column({ type: 'text', nullable: true })
  region!: string | null;

  @Column({ type: 'text', nullable: true })
  municipality!: string | null;

  @Column({ name: 'other_party_id', type: 'text', nullable: true })
  otherPartyId!: string | null;

  @Column({ name: 'other_role', type: 'text', nullable: true })
  otherRole!: string | null;

  @Column({ name: 'other_region', type: 'text', nullable: true })
  otherRegion!: string | null;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'bigint', nullable: true })
  due!: number | null;

  @Column({ type: 'bigint', nullable: true })
  amount!: number | null;

  @Column({ type: 'text' })
  detail!: string;

  @Column({ name: 'valid_from', type: 'bigint' })
  validFrom!: number;

  @Column({ name: 'valid_to', type: 'bigint' })
  validTo!: number;

  @Column({ name: 'known_from', type: 'bigint' })
  knownFrom!: number;

  @Column({ name: 'known_to', type: 'bigint' })
  knownTo!: number;

  /** Where the as-of index keeps the row (as-of-key.ts). */
  @Column({ type: 'integer', nullable: true })
  span!: number | null;

  @Column({ name: 'key_from', type: 'bigint' })
  keyFrom!: number;

  @Column({ name: 'opened_by', type: 'text' })
  openedBy!: string;

  @Column({ name: 'closed_by', type: 'text', nullable: true })
  closedBy!: string | null;

  /** Hash of what the row says, by which the projection finds it again. */
  @Column({ type: 'text' })
  digest!: string;
}
