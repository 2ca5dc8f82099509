import { afterEach, beforeEach, expect, test } from "vitest";
import { recordView, sendInvoice } from "#domain/invoices";
import { recordPayment } from "#domain/payments";
import * as show from "../../app/routes/admin.invoices.$id._index.ts";
import { makeClient, makeDraft, makeOpenInvoice } from "../billing-factories.ts";
import { type Browser, signedIn } from "../route-request.ts";
import { createWorld, type World } from "../world.ts";

let world: World;
let browser: Browser;
beforeEach(async () => {
  world = await createWorld();
  browser = await signedIn(world);
});
afterEach(() => world.close());

async function pageOf(id: string, query = "") {
  const { data } = await browser.load(show.loader, `/admin/invoices/${id}${query}`, { id });
  return data.activity;
}

const told = async (id: string) =>
  (await pageOf(id)).items.map(({ verb, details }) => [verb, ...details].join(" | "));

test("an invoice's activity tells its whole life, newest first: mails, looks and payments with their amounts", async () => {
  const client = await makeClient(world.ctx, {
    contacts: [{ name: "Books", email: "books@lovelace.test" }],
  });
  const { id } = await makeOpenInvoice(world.ctx, { clientId: client.id });
  await sendInvoice(world.ctx, { id });
  await world.settle();
  const contactId = client.contacts[0]?.id ?? "";
  const { organizationId } = await world.database.db.invoice.findUniqueOrThrow({ where: { id } });
  const reader = {
    ...world.ctx,
    actor: { kind: "client" as const, contactId, name: "Ada Lovelace", organizationId },
  };
  await recordView(reader, { invoiceId: id, linkId: "one" });
  await recordView(reader, { invoiceId: id, linkId: "one" });
  await recordPayment(world.ctx, { id, amount: 10000, method: "bank transfer" });

  const lines = await told(id);
  expect(lines.filter((line) => line.startsWith("mailed")).sort()).toEqual([
    "mailed | ada@lovelace.test",
    "mailed | books@lovelace.test",
  ]);
  expect(lines.filter((line) => line.startsWith("viewed"))).toHaveLength(1);
  expect(lines).toContain("payment recorded | €100.00");
  expect(lines).toContain("issued | INV-0001 | €100.00");
  expect(lines.at(-1)).toBe("created | €100.00");
  const looked = (await pageOf(id)).items.find(({ verb }) => verb === "viewed");
  expect(looked).toMatchObject({ actorName: "Ada Lovelace" });
});

test("a mail that failed says to whom and why", async () => {
  const client = await makeClient(world.ctx, { email: "nobody@lovelace.test" });
  const { id } = await makeOpenInvoice(world.ctx, { clientId: client.id });
  await sendInvoice(world.ctx, { id });
  await world.mailbox.faults.add({ kind: "refuse-recipient" });
  await world.settle();
  const failed = (await pageOf(id)).items.find(({ verb }) => verb === "mail failed");
  expect(failed?.details).toEqual(["nobody@lovelace.test", expect.stringContaining("550") as string]);
});

test("a long activity is shown page by page", async () => {
  const { id } = await makeDraft(world.ctx);
  for (let hour = 0; hour < 25; hour += 1) {
    world.clock.advance(3_600_000);
    await recordView(world.ctx, { invoiceId: id, linkId: "one" });
  }
  const first = await pageOf(id);
  expect(first.items).toHaveLength(20);
  const second = await pageOf(id, `?cursor=${encodeURIComponent(first.nextCursor ?? "")}`);
  expect(second.items).toHaveLength(6);
  expect(second.nextCursor).toBeNull();
  const ids = [...first.items, ...second.items].map((item) => item.id);
  expect(new Set(ids).size).toBe(26);
});
