import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { updateClient } from "#domain/clients";
import { getInvoice, issueInvoice } from "#domain/invoices";
import { updateOrganization } from "#domain/organizations";
import { makeClient, makeDraft, makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-02T09:00:00Z" });
});
afterEach(() => world.close());

describe("the dates of an invoice", () => {
  test.each([
    ["Pacific/Kiritimati", "2026-03-31T10:00:00Z", "2026-04-01"],
    ["America/Los_Angeles", "2026-03-01T07:59:00Z", "2026-02-28"],
    ["Europe/Vienna", "2026-03-28T23:30:00Z", "2026-03-29"],
    ["UTC", "2026-12-31T23:59:59Z", "2026-12-31"],
  ])("are days in the organization's zone: in %s at %s it is %s", async (timeZone, now, issuedOn) => {
    await updateOrganization(world.ctx, { version: 1, timeZone });
    world.clock.set(now);
    expect((await makeOpenInvoice(world.ctx, { netDays: 0 })).issuedOn).toBe(issuedOn);
  });

  test("never go back behind the series, even when the organization moves west", async () => {
    await updateOrganization(world.ctx, { version: 1, timeZone: "Pacific/Kiritimati" });
    world.clock.set("2026-03-02T11:00:00Z");
    expect((await makeOpenInvoice(world.ctx)).issuedOn).toBe("2026-03-03");
    await updateOrganization(world.ctx, { version: 2, timeZone: "America/Los_Angeles" });
    const second = await makeOpenInvoice(world.ctx, { netDays: 10 });
    expect(second).toMatchObject({ number: "INV-0002", issuedOn: "2026-03-03", dueOn: "2026-03-13" });
  });

  test("net days come from the invoice, else the client, else the organization", async () => {
    const client = await makeClient(world.ctx, { netDays: 30 });
    expect((await makeOpenInvoice(world.ctx, { clientId: client.id, netDays: 0 })).dueOn).toBe("2026-03-02");
    expect((await makeOpenInvoice(world.ctx, { clientId: client.id })).dueOn).toBe("2026-04-01");
    await updateClient(world.ctx, { id: client.id, netDays: null });
    expect((await makeOpenInvoice(world.ctx, { clientId: client.id })).dueOn).toBe("2026-03-16");
  });

  test("net days count from the issue day, not from the draft's", async () => {
    const draft = await makeDraft(world.ctx, { netDays: 7 });
    world.clock.set("2026-05-01T12:00:00Z");
    expect((await issueInvoice(world.ctx, { id: draft.id })).dueOn).toBe("2026-05-08");
  });

  test("an invoice is overdue from the day after its due date, in the organization's zone", async () => {
    await updateOrganization(world.ctx, { version: 1, timeZone: "America/Los_Angeles" });
    const { id } = await makeOpenInvoice(world.ctx, { dueOn: "2026-03-10" });
    world.clock.set("2026-03-11T07:00:00Z");
    expect((await getInvoice(world.ctx, { id })).isOverdue).toBe(true);
    world.clock.set("2026-03-11T06:59:00Z");
    expect((await getInvoice(world.ctx, { id })).isOverdue).toBe(false);
  });
});
