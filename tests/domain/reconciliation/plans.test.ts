import { expect, test } from "vitest";
import { Prisma } from "#platform/db";
import type { TxContext } from "#platform/context";
import { compareLines } from "../../../app/domain/reconciliation/comparing/booked.ts";
import { createWorld } from "../../world.ts";

test("comparing a line looks at the few entries about it, never at a whole account or table", async () => {
  const world = await createWorld();
  const steps: string[] = [];
  const explain = async (statement: Prisma.Sql): Promise<number> => {
    const rows = await world.database.db.$queryRaw<{ detail: string }[]>(
      Prisma.sql`EXPLAIN QUERY PLAN ${statement}`,
    );
    return steps.push(...rows.map(({ detail }) => detail));
  };
  await compareLines({ db: { $executeRaw: explain } } as unknown as TxContext, ["txn_1", "txn_2"]);
  await world.close();
  expect(steps.length).toBeGreaterThan(20);
  expect(steps.filter((step) => step.startsWith("SCAN"))).toEqual([]);
  expect(steps.filter((step) => step.includes("account_currency"))).toEqual([]);
});
