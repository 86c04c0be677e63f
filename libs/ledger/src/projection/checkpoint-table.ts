import type { DataSource } from 'typeorm';
import type { CheckpointStore, Position } from '#event-sourcing';

/** Keeps the automations' checkpoints beside the read models. Losing them only makes automations look again: they are idempotent. */
export class CheckpointTable implements CheckpointStore {
  constructor(private readonly writer: DataSource) {}

  async load(name: string): Promise<Position> {
    const rows = await this.writer.query<{ position: string }[]>(
      'SELECT position FROM checkpoint WHERE name = ?',
      [name],
    );
    return BigInt(rows[0]?.position ?? 0);
  }

  async save(name: string, position: Position): Promise<void> {
    await this.writer.query(
      'INSERT INTO checkpoint (name, position) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position',
      [name, String(position)],
    );
  }
}
