import type BetterSqlite3 from "better-sqlite3";
import { refuseInTransaction } from "./gate.ts";
import type { Prisma } from "./generated/client.ts";
import type { KeptStatement } from "./keep-statements.ts";

/** What SQLite holds: whole numbers are bigints, instants milliseconds since 1970, and true is 1n. */
export type Cell = string | bigint | number | Uint8Array | null;
export type ReadRows = <R extends Record<keyof R, Cell>>(query: Prisma.Sql) => R[];

/** Rows by the names of their columns, as they are stored. */
export function rowReader(connection: BetterSqlite3.Database): ReadRows {
  return <R extends Record<keyof R, Cell>>({ sql, values }: Prisma.Sql) => {
    refuseInTransaction("The reading of rows");
    // Statements that the adapter prepared are kept, and bound like this.
    const statement = (connection.prepare(sql) as unknown as KeptStatement).bind(values);
    const names = statement.columns().map(({ name }) => name);
    return statement
      .raw()
      .all()
      .map((cells) => {
        const row: Record<string, unknown> = {};
        for (let index = 0; index < names.length; index += 1) row[String(names[index])] = cells[index];
        return row as R;
      });
  };
}
