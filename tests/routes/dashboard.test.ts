import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sendInvoice } from "#domain/invoices";
import { recordPayment } from "#domain/payments";
import { days } from "#lib/duration";
import * as frame from "../../app/routes/admin.tsx";
import * as home from "../../app/routes/admin._index.tsx";
import * as start from "../../app/routes/_index.ts";
import * as archiving from "../../app/routes/admin.clients.$id.archiving.ts";
import { makeClient, makeDraft, makeOpenInvoice } from "../billing-factories.ts";
import { signedIn, stranger } from "../route-request.ts";
import { createWorld, type World } from "../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-10T09:00:00Z" });
});
afterEach(() => world.close());

describe("the front door", () => {
  test("leads strangers to signing in and staff to their desk", async () => {
    expect((await stranger(world).load(start.loader, "/")).location).toBe("/login");
    expect((await (await signedIn(world)).load(start.loader, "/")).location).toBe("/admin");
  });

  test("leads to the set-up while there is no organization", async () => {
    const { db } = world.database;
    await db.membership.deleteMany();
    await db.numberSeries.deleteMany();
    await db.organization.deleteMany();
    expect((await stranger(world).load(start.loader, "/")).location).toBe("/setup");
  });

  test("of the desk leads strangers to signing in and back", async () => {
    const answer = await stranger(world).load(home.loader, "/admin?currency=USD");
    expect(answer).toMatchObject({ status: 302, location: "/login?redirectTo=%2Fadmin%3Fcurrency%3DUSD" });
  });
});

describe("home", () => {
  test("teaches the first step and then the next", async () => {
    const browser = await signedIn(world);
    const steps = async () => (await browser.load(home.loader, "/admin")).data.steps;
    expect(await steps()).toEqual({
      ...{ hasClient: false, hasInvoice: false, hasIssued: false },
      ...{ hasSent: false, hasPaid: false },
    });
    const client = await makeClient(world.ctx);
    expect(await steps()).toMatchObject({ hasClient: true, hasInvoice: false });
    await makeDraft(world.ctx, { clientId: client.id });
    expect(await steps()).toMatchObject({ hasInvoice: true, hasIssued: false });
    const { id } = await makeOpenInvoice(world.ctx, { clientId: client.id });
    expect(await steps()).toMatchObject({ hasIssued: true, hasSent: false });
    await sendInvoice(world.ctx, { id });
    expect(await steps()).toMatchObject({ hasSent: true, hasPaid: false });
    await recordPayment(world.ctx, { id, amount: 10_000n });
    expect(await steps()).toMatchObject({ hasPaid: true });
  });

  test("shows the chart in the currency that is asked for, or in the organization's own", async () => {
    const { id } = await makeOpenInvoice(world.ctx, { currency: "USD" });
    await recordPayment(world.ctx, { id, amount: 2500n });
    const browser = await signedIn(world);
    const chosen = async (query: string) => (await browser.load(home.loader, `/admin${query}`)).data.chosen;
    expect(await chosen("")).toMatchObject({ currency: "EUR" });
    expect(await chosen("?currency=USD")).toMatchObject({ currency: "USD", owed: 7500n });
    expect(await chosen("?currency=nonsense")).toMatchObject({ currency: "EUR" });
  });

  test("shows an agent drafts instead of money", async () => {
    const draft = await makeDraft(world.ctx);
    const agent = await signedIn(world, await world.as("agent"));
    expect((await agent.load(home.loader, "/admin")).data).toMatchObject({
      money: null,
      chosen: null,
      attention: null,
      drafts: [{ id: draft.id }],
    });
  });
});

describe("the frame", () => {
  test("shows a message once", async () => {
    const browser = await signedIn(world);
    const client = await makeClient(world.ctx);
    await browser.submit(archiving.action, "/admin/clients/x/archiving", {}, { id: client.id });
    const shown = async () => (await browser.load(frame.loader, "/admin")).data.flash;
    expect(await shown()).toEqual({ kind: "success", text: `${client.name} is archived.` });
    expect(await shown()).toBeNull();
  });

  test("tells admins what waits, and agents nothing of it", async () => {
    const client = await makeClient(world.ctx, { email: "gone@nowhere.test" });
    const { id } = await makeOpenInvoice(world.ctx, { clientId: client.id });
    await world.mailbox.faults.add({ kind: "refuse-recipient" });
    await sendInvoice(world.ctx, { id });
    await makeDraft(world.ctx, { clientId: client.id });
    await world.settle();
    world.clock.advance(days(15));
    const admin = await signedIn(world, await world.as("admin"));
    const agent = await signedIn(world, await world.as("agent"));
    expect((await admin.load(frame.loader, "/admin")).data).toMatchObject({
      attention: { failedEmails: 1, forgottenDrafts: 1, parkedEvents: 0 },
      mailIsConfigured: true,
      stripeIsConfigured: true,
    });
    expect((await agent.load(frame.loader, "/admin")).data.attention).toBeNull();
  });
});
