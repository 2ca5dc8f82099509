import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type BetterSqlite3 from "better-sqlite3";
import { PrismaClient } from "./generated/client.ts";
import { keepStatements } from "./keep-statements.ts";

type Adapter = Awaited<ReturnType<PrismaBetterSqlite3["connect"]>>;

/** Keeps hold of the connection that the adapter opens, so that its settings can be asserted and its health seen. */
class ObservedAdapter extends PrismaBetterSqlite3 {
  connection: BetterSqlite3.Database | null = null;

  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    // @prisma/adapter-better-sqlite3 7.10 keeps the connection in the private field `client`.
    this.connection = (adapter as unknown as { client: BetterSqlite3.Database }).client;
    return adapter;
  }
}

export type OpenClient = { client: PrismaClient; connection: BetterSqlite3.Database };

/** A Prisma client whose instants are integer milliseconds. `readonly` connections refuse every write. */
export async function openClient(path: string, mode: "write" | "read"): Promise<OpenClient> {
  const adapter = new ObservedAdapter(
    { url: `file:${path}`, ...(mode === "read" ? { readonly: true } : {}) },
    { timestampFormat: "unixepoch-ms" },
  );
  const client = new PrismaClient({ adapter });
  await client.$connect();
  if (!adapter.connection) throw new Error("The database adapter opened no connection.");
  if (mode === "write") assertDurable(adapter.connection);
  keepStatements(adapter.connection);
  return { client, connection: adapter.connection };
}

/** With NORMAL, SQLite's default in WAL mode here, a committed payment can vanish when the machine loses power. */
function assertDurable(connection: BetterSqlite3.Database) {
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  const journal = connection.pragma("journal_mode", { simple: true });
  const synchronous = Number(connection.pragma("synchronous", { simple: true }));
  if (journal !== "wal" || synchronous !== 2) {
    throw new Error(
      `The database must run with WAL and synchronous=FULL, not ${String(journal)} and ${synchronous}.`,
    );
  }
}
