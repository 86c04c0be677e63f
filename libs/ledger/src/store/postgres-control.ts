import type { DataSource } from 'typeorm';
import { CheckpointEntity } from './checkpoint.entity.js';
import { KeepGenerationsApart1764100000000 } from './migration/1764100000000-keep-generations-apart.js';
import { migrated, postgresSource } from './postgres-read-models.js';

const SCHEMA = 'ketenspoor_views';

/** Opens (and, where needed, makes) what stands beside the generations in a PostgreSQL database. */
export async function openPostgresControl(url: string): Promise<DataSource> {
  const source = () =>
    postgresSource(url, SCHEMA, {
      purpose: 'control',
      entities: [CheckpointEntity],
      migrations: [KeepGenerationsApart1764100000000],
      poolSize: 2,
    });
  await migrated(url, SCHEMA, source());
  return source().initialize();
}
