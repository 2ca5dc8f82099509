import Database from "better-sqlite3";

export type Rows = ReturnType<typeof openRows>;

/** Reads the running server's database. */
export function openRows(path: string) {
  const connection = new Database(path, { readonly: true });
  return {
    all: <Row>(sql: string, ...values: unknown[]): Row[] =>
      connection.prepare<unknown[], Row>(sql).all(...values),
    /** The one value of the one row. */
    value: <Value>(sql: string, ...values: unknown[]): Value =>
      connection
        .prepare<unknown[], Value>(sql)
        .pluck()
        .get(...values) as Value,
    close: () => connection.close(),
  };
}
