import { DataSource, type QueryRunner } from 'typeorm';

/**
 * The views are written once, in SQLite's words. Here is all in which PostgreSQL's differ: how parameters are marked, that names with
 * capitals are quoted, that a join's order needs no telling, and the few functions of `FUNCTIONS`.
 */
export function toPostgres(sql: string): string {
  let parameters = 0;
  return sql.replace(/'[^']*'|"[^"]*"|\?|\bCROSS JOIN\b|\bjson_object\(|\b[a-z_]+[A-Z]\w*\b/g, (found) => {
    if (found.startsWith("'") || found.startsWith('"')) return found;
    if (found === '?') return `$${(parameters += 1)}`;
    if (found === 'CROSS JOIN') return 'JOIN';
    if (found === 'json_object(') return 'jsonb_build_object(';
    return `"${found}"`;
  });
}

/** A data source on PostgreSQL that understands the views' SQL. Each text is put in PostgreSQL's words once. */
export class PostgresDataSource extends DataSource {
  private readonly known = new Map<string, string>();

  override query<Result = unknown>(
    sql: string,
    parameters?: unknown[],
    runner?: QueryRunner,
  ): Promise<Result> {
    let text = this.known.get(sql);
    if (text === undefined) {
      text = toPostgres(sql);
      this.known.set(sql, text);
    }
    return super.query<Result>(text, parameters, runner);
  }
}

/** SQLite's functions that the views use, made in the schema of the read models. */
export const FUNCTIONS = `
  CREATE OR REPLACE FUNCTION json_extract(document text, path text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT document::jsonb #>> string_to_array(substr(path, 3), '.') $$;
  CREATE OR REPLACE FUNCTION json_each(document text) RETURNS TABLE (value text) LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE jsonb_typeof(e) WHEN 'string' THEN e #>> '{}' ELSE e::text END FROM jsonb_array_elements(document::jsonb) e $$;
  CREATE OR REPLACE FUNCTION strftime(format text, seconds bigint, unit text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT to_char(to_timestamp(seconds) AT TIME ZONE 'UTC', replace(replace(format, '%Y', 'YYYY'), '%m', 'MM')) $$;
  CREATE OR REPLACE FUNCTION json_appended(list jsonb, item jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT list || jsonb_build_array(item) $$;
  CREATE OR REPLACE FUNCTION json_as_text(list jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT list::text $$;
  CREATE OR REPLACE AGGREGATE json_group_array(jsonb) (sfunc = json_appended, stype = jsonb, initcond = '[]', finalfunc = json_as_text);
`;
