import type BetterSqlite3 from "better-sqlite3";

type Connection = BetterSqlite3.Database;
type Statement = BetterSqlite3.Statement<unknown[]>;

/** Far more than the app has in use; only lists of varying length make new ones again and again. */
const mostKept = 250;

/**
 * Lets a connection prepare each text once. @prisma/adapter-better-sqlite3 7.10 prepares every statement anew, which
 * takes longer than running it. It binds for good, too, so what it is given binds when it runs.
 */
export function keepStatements(connection: Connection): void {
  const prepare = connection.prepare.bind(connection);
  const kept = new Map<string, KeptStatement>();
  const prepareOnce = (sql: string): KeptStatement => {
    const known = kept.get(sql);
    const statement = known ?? new KeptStatement(prepare(sql));
    // A map keeps the order of insertion, so the first is the one that was not used for longest.
    if (known) kept.delete(sql);
    else if (kept.size >= mostKept) kept.delete(String(kept.keys().next().value));
    kept.set(sql, statement);
    return statement;
  };
  Object.defineProperty(connection, "prepare", { value: prepareOnce });
}

/** As much of a statement as the adapter uses, which may be run again with other values. */
export class KeptStatement {
  readonly reader: boolean;
  readonly #statement: Statement;
  #columns: BetterSqlite3.ColumnDefinition[] | null = null;

  constructor(statement: Statement) {
    this.#statement = statement;
    this.reader = statement.reader;
    if (this.reader) statement.raw(true);
  }

  bind(values: unknown[]): BoundStatement {
    return {
      reader: this.reader,
      columns: () => (this.#columns ??= this.#statement.columns()),
      run: () => this.#statement.run(values),
      raw: () => ({ all: () => this.#statement.all(values) as unknown[][] }),
    };
  }

  run(): BetterSqlite3.RunResult {
    return this.#statement.run();
  }
}

type BoundStatement = {
  readonly reader: boolean;
  columns(): BetterSqlite3.ColumnDefinition[];
  run(): BetterSqlite3.RunResult;
  raw(): { all(): unknown[][] };
};
