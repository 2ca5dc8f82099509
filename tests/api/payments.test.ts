import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorld, type World } from "../world.ts";
import { type Api, apiOf, refusalOf } from "./client.ts";

let world: World;
let api: Api;
let paymentId: string;
let invoiceId: string;
beforeEach(async () => {
  world = await createWorld();
  api = await apiOf(world);
  const { id: clientId } = await api.clients.create.mutate({ name: "Acme", email: "ada@acme.test" });
  const lines = [{ description: "Work", quantity: "1", unitAmount: 1000 }];
  ({ id: invoiceId } = await api.invoices.create.mutate({ clientId, currency: "EUR", lines }));
  await api.invoices.issue.mutate({ id: invoiceId });
  ({ id: paymentId } = await api.invoices.recordPayment.mutate({ id: invoiceId, amount: 1000 }));
});
afterEach(() => world.close());

test("payments.list shows what came in, filtered by invoice, client, state and source", async () => {
  const { items } = await api.payments.list.query({ invoiceId, source: "offline", state: "succeeded" });
  expect(items).toMatchObject([
    { id: paymentId, invoiceId, amount: 1000, amountRefunded: 0, currency: "EUR" },
  ]);
  expect((await api.payments.list.query({ state: "processing" })).items).toEqual([]);
  expect(await refusalOf(api.payments.list.query({ state: "lost" } as never))).toMatchObject({
    code: "BAD_REQUEST",
    fields: [{ path: "state" }],
  });
});

describe("refunds.create", () => {
  test("gives back a part, then all that is left", async () => {
    expect(await api.refunds.create.mutate({ paymentId, amount: 300, reason: "Late" })).toMatchObject({
      id: expect.any(String) as string,
      state: "succeeded",
      amount: 300,
    });
    expect(await api.refunds.create.mutate({ paymentId })).toMatchObject({ amount: 700 });
    expect(await api.invoices.get.query({ id: invoiceId })).toMatchObject({
      paymentStatus: "refunded",
      amountRefunded: 1000,
      amountPaid: 1000,
    });
  });

  test("refuses more than is left, also in parallel", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 4 }, () => api.refunds.create.mutate({ paymentId, amount: 400 })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    const refusal = await refusalOf(api.refunds.create.mutate({ paymentId, amount: 201 }));
    expect(refusal).toMatchObject({ code: "CONFLICT", status: 409 });
  });

  test.each([
    [{ amount: 0 }, "amount"],
    [{ amount: -5 }, "amount"],
    [{ amount: 0.5 }, "amount"],
    [{ reason: "x".repeat(201) }, "reason"],
    [{ paymentId: "" }, "paymentId"],
    [{ currency: "USD" }, "currency"],
  ])("refuses %j", async (over, path) => {
    const refusal = await refusalOf(api.refunds.create.mutate({ paymentId, ...over }));
    expect(refusal).toMatchObject({ code: "BAD_REQUEST", fields: [{ path }] });
    expect(await world.database.db.refund.count()).toBe(0);
  });

  test("answers another organization's payment exactly as an unknown one", async () => {
    const foreign = await apiOf(world, await world.foreigner());
    const unknown = await refusalOf(foreign.refunds.create.mutate({ paymentId: "unknown" }));
    expect(await refusalOf(foreign.refunds.create.mutate({ paymentId }))).toEqual(unknown);
    expect(unknown.code).toBe("NOT_FOUND");
    expect((await foreign.payments.list.query({})).items).toEqual([]);
  });
});

test("an agent moves and sees no money", async () => {
  const agent = await apiOf(world, await world.as("agent"));
  expect((await refusalOf(agent.payments.list.query({}))).code).toBe("FORBIDDEN");
  expect((await refusalOf(agent.refunds.create.mutate({ paymentId }))).code).toBe("FORBIDDEN");
  expect(await world.database.db.refund.count()).toBe(0);
});
