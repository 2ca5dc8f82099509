import { openClient } from "./connection.ts";
import { WriteGate } from "./gate.ts";
import type { Db } from "./db.ts";
import type { PrismaClient } from "./generated/client.ts";
import { type ReadRows, rowReader } from "./read-rows.ts";
import { routeOperations } from "./route-operations.ts";

export type Database = {
  /** Reads go to the read-only connection and see what is committed; each write waits its turn at the gate. */
  readonly db: Db;
  /** Rows as SQLite has them, for what reads whole tables: through Prisma they take several times as long. */
  readonly readRows: ReadRows;
  /** One transaction on the write connection: all of `work` or nothing. Not to be nested, never to await the network. */
  transaction<R>(work: (db: Db) => Promise<R>): Promise<R>;
  /** Null when well, otherwise what is wrong in one sentence. */
  findTrouble(): Promise<string | null>;
  readonly path: string;
  close(): Promise<void>;
};

const longestTransaction = 30_000;

/** Opens an existing, migrated database file. The caller holds its lock. */
export async function openDatabase(path: string): Promise<Database> {
  const write = await openClient(path, "write");
  const read = await openClient(path, "read");
  const gate = new WriteGate(() => {
    // A failed COMMIT leaves the adapter inside its transaction, and later writes would be lost with it.
    if (write.connection.inTransaction) write.connection.exec("ROLLBACK");
  });
  const db = routeOperations({ write: write.client, read: read.client, gate });

  return {
    db,
    path,
    readRows: rowReader(read.connection),
    transaction: (work) => gate.runTransaction(() => runTransaction(write.client, work)),
    findTrouble: async () => {
      if (!write.connection.open) return "The database is closed.";
      if (gate.waiting === 0 && write.connection.inTransaction)
        return "The write connection is stuck in a transaction.";
      return null;
    },
    close: async () => {
      await gate.close();
      await read.close();
      await write.close();
    },
  };
}

function runTransaction<R>(client: PrismaClient, work: (db: Db) => Promise<R>): Promise<R> {
  // The gate is what makes this the one place where a Prisma transaction may start.
  return client.$transaction((tx) => work(tx), { timeout: longestTransaction, maxWait: longestTransaction });
}
