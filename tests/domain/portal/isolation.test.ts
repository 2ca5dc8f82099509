import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { archiveContact, createClient, updateClient } from "#domain/clients";
import { ensureOwnLink, listPlaces, listPortalInvoices, portalOwed } from "#domain/portal";
import { listLiveLinks } from "#domain/links";
import type { Context } from "#platform/context";
import { makeClient, makeDraft, makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";
import { askForToken } from "./portal-people.ts";

const ada = "ada@lovelace.test";

let world: World;
let foreigner: Context;
beforeEach(async () => {
  world = await createWorld();
  foreigner = await world.foreigner();
});
afterEach(() => world.close());

const places = (email = ada) => listPlaces(world.strangerCtx, { email });

describe("a mailbox", () => {
  test("belongs to every client that has it as a contact's, in any organization", async () => {
    await makeClient(world.ctx, { name: "Lovelace Mills" });
    await createClient(world.ctx, {
      name: "Babbage",
      email: "charles@babbage.test",
      contacts: [{ name: "Ada, books", email: ada }],
    });
    await makeClient(foreigner, { name: "Engine Works" });
    expect(
      (await places()).map(({ organizationName, clientName, contactName }) => [
        organizationName,
        clientName,
        contactName,
      ]),
    ).toEqual([
      ["Kettle & Co.", "Babbage", "Ada, books"],
      ["Kettle & Co.", "Lovelace Mills", "Lovelace Mills"],
      ["Other Ltd", "Engine Works", "Engine Works"],
    ]);
    expect(await places("charles@babbage.test")).toHaveLength(1);
    expect(await places("nobody@lovelace.test")).toEqual([]);
  });

  test("loses a client with the contact, the address or the organization, at once", async () => {
    const first = await makeClient(world.ctx);
    const second = await createClient(world.ctx, {
      name: "Babbage",
      email: "charles@babbage.test",
      contacts: [{ name: "Ada", email: ada }],
    });
    await makeClient(foreigner);
    expect(await places()).toHaveLength(3);
    await archiveContact(world.ctx, { clientId: second.id, id: second.contacts[1]?.id ?? "" });
    expect(await places()).toHaveLength(2);
    await updateClient(world.ctx, { id: first.id, email: "new@lovelace.test" });
    expect(await places()).toHaveLength(1);
    const { actor } = foreigner;
    await world.database.db.organization.update({
      where: { id: "organizationId" in actor ? String(actor.organizationId) : "" },
      data: { closedAt: world.clock.now() },
    });
    expect(await places()).toEqual([]);
  });

  test("of clients of two organizations gets its link in neither one's name", async () => {
    await makeClient(world.ctx);
    await makeClient(foreigner);
    await askForToken(world, ada);
    const [mail] = world.mailbox.messages();
    expect(mail?.text).not.toContain("Kettle");
    expect(mail?.text).not.toContain("Other Ltd");
    expect(await world.database.db.email.findFirst()).toMatchObject({ organizationId: null });
  });
});

describe("an invoice opens in the portal", () => {
  const own = (invoiceId: string, email = ada) => ensureOwnLink(world.strangerCtx, { email, invoiceId });

  test("by the contact's own link, the same each time", async () => {
    const { id, clientId } = await makeOpenInvoice(world.ctx);
    const [place] = await places();
    const link = await own(id);
    expect(link).toMatchObject({ subjectId: id, contactId: place?.contactId, state: "live" });
    expect(await own(id)).toEqual(link);
    expect(place?.clientId).toBe(clientId);
    expect(await listLiveLinks(world.strangerCtx, [link?.id ?? ""])).toHaveLength(1);
  });

  test("never for another client's contact, another organization's, or as a draft", async () => {
    const invoice = await makeOpenInvoice(world.ctx);
    const draft = await makeDraft(world.ctx, { clientId: invoice.clientId });
    await makeClient(world.ctx, { name: "Grace", email: "grace@hopper.test" });
    await makeClient(foreigner, { name: "Eve", email: "eve@other.test" });
    expect(await own(invoice.id, "grace@hopper.test")).toBeNull();
    expect(await own(invoice.id, "eve@other.test")).toBeNull();
    expect(await own(invoice.id, "nobody@lovelace.test")).toBeNull();
    expect(await own(draft.id)).toBeNull();
    expect(await own("unknown")).toBeNull();
    expect(await world.database.db.link.count({ where: { kind: "invoice" } })).toBe(0);
  });
});

describe("the list of invoices", () => {
  test("has the client's issued ones alone, inside the organization", async () => {
    const { number, clientId } = await makeOpenInvoice(world.ctx);
    await makeDraft(world.ctx, { clientId });
    await makeOpenInvoice(world.ctx);
    const { items } = await listPortalInvoices(world.ctx, { clientId, page: 1 });
    expect(items.map((invoice) => invoice.number)).toEqual([number]);
    expect(await portalOwed(world.ctx, { clientId })).toEqual([{ currency: "EUR", amount: 10000n }]);
    expect(await listPortalInvoices(foreigner, { clientId, page: 1 })).toEqual({ items: [], hasMore: false });
    expect(await portalOwed(foreigner, { clientId })).toEqual([]);
  });
});
