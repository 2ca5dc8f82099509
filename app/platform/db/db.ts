import type { Prisma } from "./generated/client.ts";

/** The database as rules see it: models and tagged raw SQL, no transactions and no connections of their own. */
export type Db = Omit<Prisma.TransactionClient, "$transaction">;
