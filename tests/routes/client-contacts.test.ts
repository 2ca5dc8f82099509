import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addContact, type ClientView, getClient } from "#domain/clients";
import * as contactPage from "../../app/routes/admin.clients.$id.contacts.$contactId._index.tsx";
import * as archiving from "../../app/routes/admin.clients.$id.contacts.$contactId.archiving.ts";
import * as edit from "../../app/routes/admin.clients.$id.contacts.$contactId.edit.tsx";
import * as create from "../../app/routes/admin.clients.$id.contacts.new.tsx";
import * as clientPage from "../../app/routes/admin.clients.$id._index.tsx";
import * as invoicePage from "../../app/routes/admin.invoices.$id._index.ts";
import * as copyLink from "../../app/routes/admin.invoices.$id.portal-link.ts";
import * as sending from "../../app/routes/admin.invoices.$id.sending.ts";
import { makeClient, makeOpenInvoice } from "../billing-factories.ts";
import { type Browser, signedIn } from "../route-request.ts";
import { load, openLink } from "./client/browse.ts";
import { createWorld, type World } from "../world.ts";

let world: World;
let client: ClientView;
let ada: string;
let books: string;
let admin: Browser;
beforeEach(async () => {
  world = await createWorld();
  const { id } = await makeClient(world.ctx);
  client = await addContact(world.ctx, { clientId: id, name: "Books", email: "books@lovelace.test" });
  [ada, books] = client.contacts.map((contact) => contact.id) as [string, string];
  admin = await signedIn(world);
});
afterEach(() => world.close());

const base = () => `/admin/clients/${client.id}`;
const of = (contactId: string) => ({ id: client.id, contactId });
const now = () => getClient(world.ctx, { id: client.id });

describe("a contact's pages", () => {
  test("add somebody, who may get no invoices by mail", async () => {
    const fields = { name: "Charles", email: "charles@babbage.test" };
    const answer = await admin.submit(create.action, `${base()}/contacts/new`, fields, { id: client.id });
    expect(answer).toMatchObject({ status: 303, location: base(), flash: "Charles is a contact now." });
    const on = { name: "Grace", email: "grace@x.test", getsInvoices: "on" };
    await admin.submit(create.action, `${base()}/contacts/new`, on, { id: client.id });
    expect((await now()).contacts.slice(2)).toMatchObject([
      { name: "Charles", getsInvoices: false },
      { name: "Grace", getsInvoices: true },
    ]);
  });

  test("tell beside the field what is wrong and change nothing", async () => {
    const submit = (fields: Record<string, string>) =>
      admin.submit(create.action, `${base()}/contacts/new`, fields, { id: client.id });
    expect(await submit({ name: "", email: "x@" })).toMatchObject({
      status: 422,
      data: { error: { name: [expect.any(String)], email: [expect.any(String)] } },
    });
    expect(await submit({ name: "Twice", email: "books@lovelace.test" })).toMatchObject({
      status: 409,
      data: { error: { email: ["Another contact of this client has this address already."] } },
    });
    expect((await now()).contacts).toHaveLength(2);
  });

  test("change somebody, unless the client was changed meanwhile", async () => {
    const path = `${base()}/contacts/${books}/edit`;
    const fields = { name: "Accounting", email: "acc@lovelace.test", getsInvoices: "on" };
    const { data } = await admin.load(edit.loader, path, of(books));
    const version = String(data && "version" in data ? data.version : "");
    for (const stale of ["1", ""])
      expect((await admin.submit(edit.action, path, { ...fields, version: stale }, of(books))).status).toBe(
        409,
      );
    expect(await admin.submit(edit.action, path, { ...fields, version }, of(books))).toMatchObject({
      status: 303,
      location: `${base()}/contacts/${books}`,
    });
    expect((await now()).contacts[1]).toMatchObject({ id: books, name: "Accounting" });
  });

  test("archive somebody, but not the main contact", async () => {
    const archive = (contactId: string) =>
      admin.submit(archiving.action, `${base()}/contacts/${contactId}/archiving`, {}, of(contactId));
    expect(await archive(ada)).toMatchObject({
      location: `${base()}/contacts/${ada}`,
      flash: expect.stringContaining("the client's own address") as string,
    });
    expect((await archive(books)).location).toBe(base());
    expect((await now()).contacts).toHaveLength(1);
    expect((await admin.load(contactPage.loader, `${base()}/contacts/${books}`, of(books))).status).toBe(404);
  });

  test("are not there for another organization", async () => {
    const foreigner = await signedIn(world, await world.foreigner());
    const page = await foreigner.load(contactPage.loader, `${base()}/contacts/${ada}`, of(ada));
    const form = await foreigner.load(edit.loader, `${base()}/contacts/${ada}/edit`, of(ada));
    expect([page.status, form.status]).toEqual([404, 404]);
  });
});

describe("each contact has a link of their own", () => {
  const linkOf = async (id: string, contactId: string) => {
    const path = `/admin/invoices/${id}/portal-link`;
    const { data } = await admin.submit(copyLink.action, path, { contactId }, { id });
    return data && "portalLink" in data ? data.portalLink : "";
  };

  test("which the admin can copy, and what is opened by it is told of that contact", async () => {
    const { id, number } = await makeOpenInvoice(world.ctx, { clientId: client.id });
    await admin.submit(sending.action, `/admin/invoices/${id}/sending`, {}, { id });
    await world.settle();
    const [adas, theirs] = [await linkOf(id, ada), await linkOf(id, books)];
    expect(adas).not.toBe(theirs);
    const { cookie } = await openLink(world, theirs.split("/i/")[1] ?? "");
    await load(world, id, cookie);
    const viewedAt = world.clock.now();

    const invoice = await admin.load(invoicePage.loader, `/admin/invoices/${id}`, { id });
    expect(invoice.data).toMatchObject({
      contacts: [
        { id: ada, viewCount: 0, lastViewedAt: null },
        { id: books, viewCount: 1, lastViewedAt: viewedAt },
      ],
    });
    const page = await admin.load(clientPage.loader, base(), { id: client.id });
    expect(page.data).toMatchObject({
      contacts: [
        { id: ada, lastEmail: { state: "sent" }, lastView: null },
        { id: books, lastEmail: { state: "sent" }, lastView: { invoiceId: id, number, viewedAt } },
      ],
    });
    const log = await admin.load(contactPage.loader, `${base()}/contacts/${books}`, of(books));
    expect(log.data).toMatchObject({ views: [{ invoiceId: id, viewedAt }], invoices: [{ id }] });
  });

  test("of somebody else's contact there is none", async () => {
    const { id } = await makeOpenInvoice(world.ctx, { clientId: client.id });
    const other = await makeClient(world.ctx, { name: "Grace", email: "grace@hopper.test" });
    const contactId = other.contacts[0]?.id ?? "";
    const path = `/admin/invoices/${id}/portal-link`;
    expect((await admin.submit(copyLink.action, path, { contactId }, { id })).status).toBe(404);
  });
});
