import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deleteInvoice } from "#domain/invoices";
import { listRecentActivity, nameSubjects } from "#domain/overview";
import type { Context } from "#platform/context";
import { makeClient, makeDraft, makeOpenInvoice, makeTaxRate } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  // Half past midnight on the first of March in Vienna, still February in UTC.
  world = await createWorld({ now: "2026-02-28T23:30:00Z" });
});
afterEach(() => world.close());

describe("recent activity", () => {
  test("names clients and invoices, and survives what was deleted", async () => {
    const client = await makeClient(world.ctx, { name: "Ada Ltd" });
    const { number } = await makeOpenInvoice(world.ctx, { clientId: client.id });
    const draft = await makeDraft(world.ctx, { clientId: client.id });
    await deleteInvoice(world.ctx, draft);
    const activity = await listRecentActivity(world.ctx, { limit: 5 });
    expect(activity.map(({ verb, subjectName }) => [verb, subjectName])).toEqual([
      ["deleted", null],
      ["created", null],
      ["issued", number],
      ["created", number],
      ["created", "Ada Ltd"],
    ]);
  });

  test("tells agents of clients and invoices only", async () => {
    await makeClient(world.ctx);
    await makeTaxRate(world.ctx);
    const kinds = async (ctx: Context) =>
      (await listRecentActivity(ctx, { limit: 5 })).map(({ subjectKind }) => subjectKind);
    expect(await kinds(world.ctx)).toContain("tax_rate");
    expect(await kinds(await world.as("agent"))).toEqual(["client"]);
  });

  test("names nothing of another organization", async () => {
    const invoice = await makeOpenInvoice(world.ctx, { currency: "USD" });
    const subjects = [{ subjectKind: "invoice", subjectId: invoice.id }];
    expect(await nameSubjects(world.ctx, subjects)).toEqual(
      new Map([[invoice.id, { name: invoice.number, currency: "USD" }]]),
    );
    expect(await nameSubjects(await world.foreigner(), subjects)).toEqual(new Map());
  });
});
