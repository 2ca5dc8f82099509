import { expect, test } from "vitest";
import { inTransaction } from "#platform/context";
import { OutOfReachInTransaction, Prisma } from "#platform/db";
import { openBooks } from "../../domain/ledger/open-books.ts";

const everyKind = (id: string) => Prisma.sql`SELECT ${id} AS id, 2 AS count, NULL AS missing, x'ff' AS bytes`;

test("rows are read as they are stored, by the names of their columns, however often", async () => {
  const { ctx } = await openBooks();
  for (const id of ["a", "b"])
    expect(ctx.parts.database.readRows(everyKind(id))).toEqual([
      { id, count: 2n, missing: null, bytes: Buffer.from([255]) },
    ]);
  expect(ctx.parts.database.readRows(Prisma.sql`SELECT 1 WHERE 0`)).toEqual([]);
});

test("the reading of rows sees what is committed and is refused inside a transaction, whose writes it would miss", async () => {
  const { ctx } = await openBooks();
  const keys = () => ctx.parts.database.readRows(Prisma.sql`SELECT key FROM deployment_facts`);
  await inTransaction(ctx, async (tx) => {
    await tx.db.deploymentFact.create({ data: { key: "k", value: "v", updatedAt: ctx.clock.now() } });
    expect(keys).toThrow(OutOfReachInTransaction);
  });
  expect(keys()).toContainEqual({ key: "k" });
});

test("rows can only be read, never written", async () => {
  const { ctx } = await openBooks();
  const remove = () => ctx.parts.database.readRows(Prisma.sql`DELETE FROM deployment_facts RETURNING key`);
  expect(remove).toThrow(/readonly/);
});
