import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sendInvoice } from "#domain/invoices";
import { findAttention, listDisputed, listUndelivered } from "#domain/overview";
import { recordPayment } from "#domain/payments";
import { newId } from "#lib/ids";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-01T09:00:00Z" });
});
afterEach(() => world.close());

test("what differs from Stripe needs attention until it is settled, in its own organization", async () => {
  const at = world.clock.now();
  const difference = { reason: "unknown_charge", amount: 500n, currency: "EUR", detail: "", openedAt: at };
  for (const state of ["open", "open", "ignored"] as const)
    await world.database.db.discrepancy.create({
      data: {
        ...{ ...difference, state, id: newId(), stripeObjectId: newId(), lastSeenAt: at },
        organizationId: world.organizationId,
      },
    });
  expect(await findAttention(world.ctx)).toMatchObject({ openDiscrepancies: 2 });
  expect(await findAttention(await world.foreigner())).toMatchObject({ openDiscrepancies: 0 });
});

describe("what needs attention is named", () => {
  test("disputes, the most urgent first, with their deadlines", async () => {
    const { id, clientId, number } = await makeOpenInvoice(world.ctx);
    const payment = await recordPayment(world.ctx, { id, amount: 10_000n });
    const dispute = (stripeDisputeId: string, over: { evidenceDueAt?: Date; state?: "open" | "lost" }) =>
      world.database.db.dispute.create({
        data: {
          ...{ id: newId(), organizationId: world.organizationId, paymentId: payment.id, stripeDisputeId },
          ...{ state: "open", amount: 10_000n, currency: "EUR", openedAt: world.clock.now(), ...over },
        },
      });
    await dispute("dp_none", {});
    await dispute("dp_late", { evidenceDueAt: new Date("2026-03-20T00:00:00Z") });
    await dispute("dp_soon", { evidenceDueAt: new Date("2026-03-09T00:00:00Z") });
    await dispute("dp_lost", { state: "lost", evidenceDueAt: new Date("2026-03-01T00:00:00Z") });
    const { name } = await world.database.db.client.findUniqueOrThrow({ where: { id: clientId } });
    const disputed = await listDisputed(world.ctx, { limit: 5 });
    expect(disputed.map(({ evidenceDueAt }) => evidenceDueAt?.getUTCDate())).toEqual([9, 20, undefined]);
    expect(disputed[0]).toMatchObject({
      ...{ paymentId: payment.id, clientName: name, invoiceNumber: number },
      amount: { amount: 10_000n, currency: "EUR" },
    });
    expect(await listDisputed(await world.foreigner(), { limit: 5 })).toEqual([]);
  });

  test("who did not get what, and why", async () => {
    const invoice = await makeOpenInvoice(world.ctx);
    await world.mailbox.faults.add({ kind: "refuse-recipient" });
    await sendInvoice(world.ctx, { id: invoice.id });
    await world.settle();
    expect(await listUndelivered(world.ctx, { limit: 3 })).toMatchObject([
      {
        ...{ template: "invoice", toAddress: "ada@lovelace.test", clientName: "Ada Lovelace Ltd" },
        invoiceNumber: invoice.number,
        reason: expect.stringContaining("No such mailbox") as string,
      },
    ]);
    expect(await listUndelivered(await world.foreigner(), { limit: 3 })).toEqual([]);
  });
});
