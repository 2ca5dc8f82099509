import type { Db } from "./db.ts";
import { refuseInTransaction, type WriteGate } from "./gate.ts";
import type { PrismaClient } from "./generated/client.ts";

const readOperations = new Set([
  "findUnique",
  "findUniqueOrThrow",
  "findFirst",
  "findFirstOrThrow",
  "findMany",
  "count",
  "aggregate",
  "groupBy",
]);

type ModelOperations = Record<string, Record<string, (args: unknown) => Promise<unknown>>>;

/**
 * One client for rules outside a transaction: reads and `$queryRaw` run on the read-only connection, writes and
 * `$executeRaw` on the write connection behind the gate. Inside a transaction both are refused, because a read would
 * miss what the transaction wrote and a write would wait for itself.
 */
export function routeOperations(parts: { write: PrismaClient; read: PrismaClient; gate: WriteGate }): Db {
  const { write, read, gate } = parts;
  const models = read as unknown as ModelOperations;
  const routed = write.$extends({
    query: {
      $allModels: {
        $allOperations({ model, operation, args, query }) {
          refuseInTransaction("The plain database client");
          if (!readOperations.has(operation)) return gate.run(() => query(args));
          gate.refuseWhenClosed();
          const name = model.charAt(0).toLowerCase() + model.slice(1);
          const read = models[name]?.[operation];
          if (!read) throw new Error(`There is no ${operation} on ${model}.`);
          return read(args);
        },
      },
      $queryRaw({ args }) {
        refuseInTransaction("The plain database client");
        gate.refuseWhenClosed();
        return read.$queryRaw(args);
      },
      $executeRaw({ args, query }) {
        refuseInTransaction("The plain database client");
        return gate.run(() => query(args));
      },
      $queryRawUnsafe() {
        throw new Error("Raw SQL goes through tagged templates.");
      },
      $executeRawUnsafe() {
        throw new Error("Raw SQL goes through tagged templates.");
      },
    },
  });
  return routed as unknown as Db;
}
