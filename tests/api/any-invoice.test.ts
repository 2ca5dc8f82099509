import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Api, apiOf, refusalOf, unknownIds } from "./client.ts";
import { type InvoiceDesk, openInvoiceDesk } from "./invoice-desk.ts";

let desk: InvoiceDesk;
beforeEach(async () => {
  desk = await openInvoiceDesk();
});
afterEach(() => desk.world.close());

describe("every procedure on one invoice", () => {
  const onOne = (caller: Api, id: string): Record<string, () => Promise<unknown>> => ({
    get: () => caller.invoices.get.query({ id }),
    update: () => caller.invoices.update.mutate({ id, version: 1, ...desk.draft() }),
    delete: () => caller.invoices.delete.mutate({ id }),
    issue: () => caller.invoices.issue.mutate({ id }),
    send: () => caller.invoices.send.mutate({ id }),
    void: () => caller.invoices.void.mutate({ id }),
    markUncollectible: () => caller.invoices.markUncollectible.mutate({ id }),
    duplicate: () => caller.invoices.duplicate.mutate({ id }),
    portalLink: () => caller.invoices.portalLink.mutate({ id }),
    recordPayment: () => caller.invoices.recordPayment.mutate({ id, amount: 1 }),
  });

  test("answers another organization's id exactly as an unknown one, and changes nothing", async () => {
    const foreign = await apiOf(desk.world, await desk.world.foreigner());
    const { id } = await desk.createIssued();
    const before = await desk.api.invoices.get.query({ id });
    const theirs = onOne(foreign, id);
    for (const [name, call] of Object.entries(theirs)) {
      const refusal = await refusalOf(call());
      expect(refusal, name).toMatchObject({ code: "NOT_FOUND", status: 404 });
      expect(await refusalOf(onOne(foreign, "unknown")[name]?.() ?? call()), name).toEqual(refusal);
    }
    expect(await desk.api.invoices.get.query({ id })).toEqual(before);
    expect(await foreign.invoices.list.query({})).toEqual({ items: [], nextCursor: null });
  });

  test("answers unknown ids with NOT_FOUND and missing ones with the field", async () => {
    for (const id of unknownIds)
      expect((await refusalOf(desk.api.invoices.get.query({ id }))).code).toBe("NOT_FOUND");
    for (const input of [{}, { id: "" }, { id: 5 }, { id: "x".repeat(1000) }, { id: "x", more: 1 }]) {
      const refusal = await refusalOf(desk.api.invoices.issue.mutate(input as never));
      expect(refusal.code).toBe("BAD_REQUEST");
      expect(refusal.fields.length).toBeGreaterThan(0);
    }
  });

  test("lets an agent draft and read, and nothing that reaches the client or the books", async () => {
    const agent = await apiOf(desk.world, await desk.world.as("agent"));
    const { id } = await agent.invoices.create.mutate(desk.draft());
    await agent.invoices.update.mutate({ id, version: 1, ...desk.draft() });
    await agent.invoices.get.query({ id });
    await agent.invoices.list.query({});
    const copy = await agent.invoices.duplicate.mutate({ id });
    await agent.invoices.delete.mutate({ id: copy.id });

    const calls = onOne(agent, id);
    for (const name of ["issue", "send", "void", "markUncollectible", "portalLink", "recordPayment"]) {
      expect(await refusalOf(calls[name]?.() ?? Promise.resolve()), name).toMatchObject({
        code: "FORBIDDEN",
        status: 403,
        message: "Only an admin can do this.",
      });
    }
    expect(await desk.api.invoices.get.query({ id })).toMatchObject({ status: "draft" });
  });
});
