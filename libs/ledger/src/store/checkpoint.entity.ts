import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a projection or an automation has come. */
@Entity('checkpoint')
export class CheckpointEntity {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  /** A position of the event store, as text: positions may be larger than a number holds. */
  @Column({ type: 'text' })
  position!: string;
}
