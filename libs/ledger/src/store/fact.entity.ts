import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One recorded event as the path view shows it, and as the projection needs it to work a stream out anew. */
@Entity('fact')
@Index('fact_stream', ['streamNo', 'revision'], { unique: true })
export class FactEntity {
  @PrimaryColumn({ type: 'bigint' })
  position!: number;

  /** StreamEntity.no */
  @Column({ name: 'stream_no', type: 'bigint' })
  streamNo!: number;

  @Column({ type: 'integer' })
  revision!: number;

  /** Milliseconds since 1970. */
  @Column({ name: 'recorded_at', type: 'bigint' })
  recordedAt!: number;

  /** The event in its newest version, as JSON. */
  @Column({ type: 'text' })
  event!: string;
}
