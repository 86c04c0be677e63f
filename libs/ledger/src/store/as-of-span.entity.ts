import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The spans of the as-of index (as-of-key.ts), so that a query can join them. Filled once, by the migration. */
@Entity('as_of_span')
export class AsOfSpanEntity {
  @PrimaryColumn({ type: 'integer' })
  span!: number;

  /** `valid` or `known`: by which instant its rows are looked up. */
  @Column({ type: 'text' })
  axis!: string;

  /** Milliseconds. */
  @Column({ type: 'bigint' })
  width!: number;
}
