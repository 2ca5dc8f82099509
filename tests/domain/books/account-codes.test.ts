import { afterEach, beforeEach, expect, test } from "vitest";
import { accounts, listAccountCodes, updateAccountCodes } from "#domain/books";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

test("every account has a code of its own and a name from the start", async () => {
  const codes = await listAccountCodes(world.ctx);
  expect(codes.map(({ account }) => account)).toEqual(accounts);
  expect(new Set(codes.map(({ code }) => code)).size).toBe(accounts.length);
});

test("codes and names are an organization's own, and a change is on record", async () => {
  await updateAccountCodes(world.ctx, { accounts: [{ account: "bank", code: "1800", name: "Sparkasse" }] });
  const bankOf = async (ctx: typeof world.ctx) =>
    (await listAccountCodes(ctx)).find(({ account }) => account === "bank");
  expect(await bankOf(world.ctx)).toEqual({ account: "bank", code: "1800", name: "Sparkasse" });
  expect(await bankOf(await world.foreigner())).toMatchObject({ code: "1000" });
  expect(await world.database.db.activity.findMany()).toMatchObject([
    { verb: "changed the account codes of", after: '{"bank":"1800 Sparkasse"}' },
  ]);
});

test("two accounts may trade codes but not share one", async () => {
  const swapped = [
    { account: "bank" as const, code: "1200", name: "Bank" },
    { account: "receivable" as const, code: "1000", name: "Accounts receivable" },
  ];
  await updateAccountCodes(world.ctx, { accounts: swapped });
  const shared = updateAccountCodes(world.ctx, {
    accounts: [{ account: "revenue", code: "1200", name: "Sales" }],
  });
  await expect(shared).rejects.toMatchObject({
    fields: [{ path: "accounts.0.code", message: "Bank has this code already." }],
  });
  expect((await listAccountCodes(world.ctx)).find(({ account }) => account === "revenue")?.code).toBe("4000");
});

test("an account that does not exist, or a code of nothing, is refused", async () => {
  const update = (row: { account: string; code: string; name: string }) =>
    updateAccountCodes(world.ctx, { accounts: [row as never] });
  await expect(update({ account: "gold", code: "1", name: "Gold" })).rejects.toThrow("no such account");
  await expect(update({ account: "bank", code: " ", name: "Bank" })).rejects.toThrow("The code is missing.");
});
