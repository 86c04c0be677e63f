import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A stream of events and its number, the position of its first event. Rows are found by it and not by the stream's name:
 * streams that were busy at the same time have numbers close together, so a batch of events touches few pages of an index.
 */
@Entity('stream')
@Index('stream_name', ['name'], { unique: true })
export class StreamEntity {
  @PrimaryColumn({ type: 'bigint' })
  no!: number;

  @Column({ type: 'text' })
  name!: string;
}
