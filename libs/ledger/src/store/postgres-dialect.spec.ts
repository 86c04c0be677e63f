import { describe, expect, it } from '@jest/globals';
import { toPostgres } from './postgres-dialect.js';

describe("a view's SQL in PostgreSQL's words", () => {
  it('numbers its parameters, and leaves texts alone', () => {
    expect(toPostgres("SELECT ?, '?', x FROM t WHERE a = ? AND b LIKE 'is it? aB'")).toBe(
      "SELECT $1, '?', x FROM t WHERE a = $2 AND b LIKE 'is it? aB'",
    );
  });

  it('quotes names with capitals, once', () => {
    expect(toPostgres('SELECT i.signal_id AS signalId, "groupBy", s.signalId, COUNT(*) FROM t')).toBe(
      'SELECT i.signal_id AS "signalId", "groupBy", s."signalId", COUNT(*) FROM t',
    );
  });

  it('says nothing of the order of a join, and builds JSON by its own function', () => {
    expect(toPostgres("a CROSS JOIN b ON a.x = b.x, json_object('by', b.x)")).toBe(
      "a JOIN b ON a.x = b.x, jsonb_build_object('by', b.x)",
    );
  });
});
