import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type BetterSqlite3 from "better-sqlite3";
import { PrismaClient } from "./generated/client.ts";
import { keepStatements } from "./keep-statements.ts";

type Adapter = Awaited<ReturnType<PrismaBetterSqlite3["connect"]>>;
type Mode = "write" | "read";

/** Opens whatever file it was told last, and keeps hold of the connection: to assert its settings and see its health. */
class FileAdapter {
  readonly provider = "sqlite";
  readonly adapterName = "@prisma/adapter-better-sqlite3";
  connection: BetterSqlite3.Database | null = null;
  #file: PrismaBetterSqlite3 | null = null;

  aimAt(path: string, mode: Mode): void {
    this.connection = null;
    this.#file = new PrismaBetterSqlite3(
      { url: `file:${path}`, ...(mode === "read" ? { readonly: true } : {}) },
      { timestampFormat: "unixepoch-ms" },
    );
  }

  /** From now on it opens nothing: a late query would make its client open the file again. */
  leave(): void {
    this.#file = null;
  }

  async connect(): Promise<Adapter> {
    if (!this.#file) throw new Error("The database is closed.");
    const adapter = await this.#file.connect();
    // @prisma/adapter-better-sqlite3 7.10 keeps the connection in the private field `client`.
    this.connection = (adapter as unknown as { client: BetterSqlite3.Database }).client;
    return adapter;
  }
}

type Reusable = { readonly client: PrismaClient; readonly adapter: FileAdapter };

/** Clients without a file. Each has a query compiler of its own, which takes longer to load than a file to open. */
const idle: Reusable[] = [];

export type OpenClient = {
  readonly client: PrismaClient;
  readonly connection: BetterSqlite3.Database;
  /** Closes the file, once however often it is called; the client may be given another file and must not be asked after. */
  close(): Promise<void>;
};

/** A Prisma client whose instants are integer milliseconds. `readonly` connections refuse every write. */
export async function openClient(path: string, mode: Mode): Promise<OpenClient> {
  const { client, adapter } = idle.pop() ?? newClient();
  adapter.aimAt(path, mode);
  await client.$connect();
  if (!adapter.connection) {
    // A query that was late had connected it again, so that nothing was opened.
    await client.$disconnect();
    await client.$connect();
  }
  const { connection } = adapter;
  if (!connection) throw new Error("The database adapter opened no connection.");
  if (mode === "write") assertDurable(connection);
  keepStatements(connection);
  const leave = async () => {
    adapter.leave();
    await client.$disconnect();
    idle.push({ client, adapter });
  };
  let closing: Promise<void> | null = null;
  // A second time would hand one client to two files, of which each would take the other's from it.
  return { client, connection, close: () => (closing ??= leave()) };
}

/** What it says when it fails names no values: they may be somebody's. */
function newClient(): Reusable {
  const adapter = new FileAdapter();
  return { adapter, client: new PrismaClient({ adapter, errorFormat: "minimal" }) };
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
