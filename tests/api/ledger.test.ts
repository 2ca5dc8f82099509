import { afterEach, beforeEach, expect, test } from "vitest";
import { createWorld, type World } from "../world.ts";
import { type Api, apiOf, refusalOf } from "./client.ts";

let world: World;
let api: Api;
beforeEach(async () => {
  world = await createWorld();
  api = await apiOf(world);
});
afterEach(() => world.close());

async function issue(caller: Api, unitAmount: number) {
  const { id: clientId } = await caller.clients.create.mutate({ name: "Acme", email: "ada@acme.test" });
  const lines = [{ description: "Work", quantity: "1", unitAmount }];
  const { id } = await caller.invoices.create.mutate({ clientId, currency: "EUR", lines });
  return caller.invoices.issue.mutate({ id });
}

test("the trial balance has every account with its sums and balances", async () => {
  expect(await api.ledger.trialBalance.query()).toEqual({ balanced: true, accounts: [] });
  const { id } = await issue(api, 1000);
  await api.invoices.recordPayment.mutate({ id, amount: 400 });
  const { balanced, accounts } = await api.ledger.trialBalance.query();
  expect(balanced).toBe(true);
  const shown = accounts.map(({ account, currency, debit, credit }) => ({
    account,
    currency,
    debit,
    credit,
  }));
  expect(shown).toEqual(
    expect.arrayContaining([
      { account: "bank", currency: "EUR", debit: 400, credit: 0 },
      { account: "receivable", currency: "EUR", debit: 600, credit: 0 },
      { account: "revenue", currency: "EUR", debit: 0, credit: 1000 },
    ]),
  );
});

test("entries of one invoice sum to zero, debit positive", async () => {
  const { id } = await issue(api, 1000);
  await issue(api, 5);
  const { items, nextCursor } = await api.ledger.entries.query({ invoiceId: id });
  expect(items).toMatchObject([
    {
      sourceId: id,
      at: expect.stringMatching(/^2026-03-0[12]T/) as string,
      postings: expect.arrayContaining([
        expect.objectContaining({ account: "receivable", currency: "EUR", amount: 1000 }),
        expect.objectContaining({ account: "revenue", currency: "EUR", amount: -1000 }),
      ]) as unknown,
    },
  ]);
  expect(nextCursor).toBeNull();
  expect((await api.ledger.entries.query({})).items).toHaveLength(2);
  expect((await api.ledger.entries.query({ limit: 1 })).nextCursor).not.toBeNull();
});

test("an organization sees its own books alone", async () => {
  const { id } = await issue(api, 1000);
  const foreign = await apiOf(world, await world.foreigner());
  await issue(foreign, 7);
  expect((await foreign.ledger.entries.query({ invoiceId: id })).items).toEqual([]);
  const { accounts } = await foreign.ledger.trialBalance.query();
  expect(accounts.every(({ debit, credit }) => debit + credit === 7)).toBe(true);
});

test.each([
  [{ invoiceId: 5 }],
  [{ invoiceId: "" }],
  [{ limit: "all" }],
  [{ cursor: "made up" }],
  [{ account: "bank" }],
])("entries refuses %j", async (query) => {
  expect((await refusalOf(api.ledger.entries.query(query as never))).code).toBe("BAD_REQUEST");
});

test("an agent sees no books", async () => {
  const agent = await apiOf(world, await world.as("agent"));
  expect((await refusalOf(agent.ledger.trialBalance.query())).code).toBe("FORBIDDEN");
  expect((await refusalOf(agent.ledger.entries.query({}))).code).toBe("FORBIDDEN");
});
