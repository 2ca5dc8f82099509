import type BetterSqlite3 from "better-sqlite3";

/** Rows per table and the sum of every whole-number money column, by which a migration is judged. */
export type Census = ReadonlyMap<string, bigint>;

const moneyColumn = /(^|_)(amount|total|subtotal|due|paid|refunded|credited)(_|$)/;

export function takeCensus(connection: BetterSqlite3.Database): Census {
  const tables = connection
    .prepare<[], { name: string }>(
      // The tables in which an index of words keeps itself are no books: they change with its own housekeeping.
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'
       AND name <> '_prisma_migrations'`,
    )
    .all();
  const census = new Map<string, bigint>();
  for (const { name } of tables) {
    census.set(name, selectNumber(connection, `SELECT count(*) FROM "${name}"`));
    const columns = connection.pragma(`table_info("${name}")`) as { name: string; type: string }[];
    for (const column of columns) {
      if (column.type !== "BIGINT" || !moneyColumn.test(column.name)) continue;
      census.set(
        `${name}.${column.name}`,
        selectNumber(
          connection,
          `SELECT total FROM (SELECT coalesce(sum("${column.name}"), 0) AS total FROM "${name}")`,
        ),
      );
    }
  }
  return census;
}

/** What is in both and differs, each as a sentence. New tables and columns are no difference. */
export function compareCensus(before: Census, after: Census): string[] {
  return [...before].flatMap(([name, value]) => {
    const now = after.get(name);
    if (now === value || (now === undefined && value === 0n)) return [];
    return [`${name} was ${value} and would be ${now ?? "gone"}`];
  });
}

function selectNumber(connection: BetterSqlite3.Database, sql: string): bigint {
  return BigInt(connection.prepare(sql).safeIntegers().pluck().get() as bigint);
}
