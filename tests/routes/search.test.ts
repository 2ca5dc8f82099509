import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { recordPayment } from "#domain/payments";
import * as search from "../../app/routes/admin.search.tsx";
import { makeClient, makeDraft, makeOpenInvoice } from "../billing-factories.ts";
import { signedIn, stranger } from "../route-request.ts";
import { createWorld, type World } from "../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

describe("searching everything", () => {
  test("finds clients, invoices and payments by the beginnings of words", async () => {
    const client = await makeClient(world.ctx, { name: "Bob Baker GmbH" });
    const { id, number } = await makeOpenInvoice(world.ctx, { clientId: client.id });
    const payment = await recordPayment(world.ctx, { id, amount: 10_000n, reference: "wire 77" });
    const browser = await signedIn(world);
    const found = async (words: string) => {
      const { data } = await browser.load(search.loader, `/admin/search?q=${encodeURIComponent(words)}`);
      return [data.clients, data.invoices, data.payments].map(({ items }) => items.map((item) => item.id));
    };
    expect(await found("bake")).toEqual([[client.id], [id], [payment.id]]);
    expect(await found(String(number))).toEqual([[], [id], [payment.id]]);
    expect(await found("wire")).toEqual([[], [], [payment.id]]);
    expect(await found("nobody")).toEqual([[], [], []]);
    expect(await found("")).toEqual([[], [], []]);
    expect(await found("%00\"' OR 1")).toEqual([[], [], []]);
  });

  test("shows the first five of a kind and the way to all", async () => {
    const { id: clientId } = await makeClient(world.ctx, { name: "Bob" });
    for (let count = 0; count < 6; count += 1) await makeDraft(world.ctx, { clientId });
    const browser = await signedIn(world);
    const { invoices } = (await browser.load(search.loader, "/admin/search?q=bob")).data;
    expect(invoices.items).toHaveLength(5);
    expect(invoices.nextCursor).not.toBeNull();
  });

  test("shows agents no payments, and nobody what is another organization's", async () => {
    const { id, clientId } = await makeOpenInvoice(world.ctx);
    await recordPayment(world.ctx, { id, amount: 10_000n });
    const query = "/admin/search?q=ada";
    const agent = await signedIn(world, await world.as("agent"));
    expect((await agent.load(search.loader, query)).data).toMatchObject({
      clients: { items: [{ id: clientId }] },
      payments: { items: [] },
    });
    const foreigner = await signedIn(world, await world.foreigner());
    expect((await foreigner.load(search.loader, query)).data).toMatchObject({
      clients: { items: [] },
      invoices: { items: [] },
      payments: { items: [] },
    });
    expect((await stranger(world).load(search.loader, query)).status).toBe(302);
  });
});
