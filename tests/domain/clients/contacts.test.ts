import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  addContact,
  archiveContact,
  type ClientView,
  getClient,
  listClients,
  updateClient,
  updateContact,
} from "#domain/clients";
import { portalLink, sendInvoice } from "#domain/invoices";
import { findLink } from "#domain/links";
import { makeClient, makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let client: ClientView;
beforeEach(async () => {
  world = await createWorld();
  client = await makeClient(world.ctx);
});
afterEach(() => world.close());

const books = { name: "Books", email: "books@lovelace.test" };
const now = () => getClient(world.ctx, { id: client.id });
const add = (over = {}) => addContact(world.ctx, { clientId: client.id, ...books, ...over });

async function mailedTo(id: string): Promise<string[]> {
  await sendInvoice(world.ctx, { id });
  await world.settle();
  return world.mailbox.messages().map(({ to }) => String(to[0]));
}

describe("a further contact", () => {
  test("is added beside the main one, and gets the invoices that are sent from now on", async () => {
    const added = await add({ email: " BOOKS@lovelace.test " });
    expect(added.contacts).toMatchObject([
      { email: client.email, isPrimary: true },
      { ...books, isPrimary: false, getsInvoices: true },
    ]);
    expect(added.version).toBe(2);
    const { id } = await makeOpenInvoice(world.ctx, { clientId: client.id });
    expect((await mailedTo(id)).sort()).toEqual([client.email, books.email]);
  });

  test("may get none by mail, and has a link of their own all the same", async () => {
    const { contacts } = await add({ getsInvoices: false });
    const { id } = await makeOpenInvoice(world.ctx, { clientId: client.id });
    expect(await mailedTo(id)).toEqual([client.email]);
    const [main, other] = await Promise.all(
      contacts.map((contact) => portalLink(world.ctx, { id, contactId: contact.id })),
    );
    expect(main?.url).not.toBe(other?.url);
    expect((await portalLink(world.ctx, { id })).url).toBe(main?.url);
  });

  test("with an address that another one has is refused beside the field", async () => {
    await add();
    for (const email of [books.email, client.email])
      await expect(add({ email })).rejects.toMatchObject({
        kind: "conflict",
        fields: [{ path: "email", message: "Another contact of this client has this address already." }],
      });
  });

  test("needs a name and an address, and there are at most twenty", async () => {
    await expect(add({ name: "", email: "?" })).rejects.toMatchObject({
      fields: [{ path: "name" }, { path: "email" }],
    });
    for (let count = 0; count < 20; count += 1) await add({ email: `b${count}@lovelace.test` });
    await expect(add({ email: "more@lovelace.test" })).rejects.toMatchObject({
      kind: "conflict",
      message: "A client can have at most 20 further contacts.",
    });
  });

  test("that is archived gets no mail, and every link they had ends", async () => {
    const id = (await add()).contacts[1]?.id ?? "";
    const invoice = await makeOpenInvoice(world.ctx, { clientId: client.id });
    const { url } = await portalLink(world.ctx, { id: invoice.id, contactId: id });
    await archiveContact(world.ctx, { clientId: client.id, id });
    await archiveContact(world.ctx, { clientId: client.id, id });
    const token = url.split("/i/")[1] ?? "";
    expect(await findLink(world.ctx, { kind: "invoice", token })).toMatchObject({ state: "revoked" });
    expect(await mailedTo(invoice.id)).toEqual([client.email]);
    await expect(portalLink(world.ctx, { id: invoice.id, contactId: id })).rejects.toMatchObject({
      kind: "not-found",
    });
    expect(await now()).toMatchObject({ contacts: [{ isPrimary: true }], version: 3 });
  });
});

describe("changing a contact", () => {
  test("keeps who they are; links that the old mailbox has end", async () => {
    const id = (await add()).contacts[1]?.id ?? "";
    const invoice = await makeOpenInvoice(world.ctx, { clientId: client.id });
    const { url } = await portalLink(world.ctx, { id: invoice.id, contactId: id });
    const change = { clientId: client.id, id, version: 2, getsInvoices: false };
    await updateContact(world.ctx, { ...change, name: "Accounting", email: "acc@lovelace.test" });
    expect((await now()).contacts[1]).toEqual({
      id,
      name: "Accounting",
      email: "acc@lovelace.test",
      isPrimary: false,
      getsInvoices: false,
    });
    const token = url.split("/i/")[1] ?? "";
    expect(await findLink(world.ctx, { kind: "invoice", token })).toMatchObject({ state: "revoked" });
  });

  test("the main one's address is the client's, by which it is found, and it gets every invoice", async () => {
    const id = client.contacts[0]?.id ?? "";
    const change = { clientId: client.id, id, version: 1, getsInvoices: false };
    await updateContact(world.ctx, { ...change, email: "countess@lovelace.test" });
    const changed = await now();
    expect(changed.email).toBe("countess@lovelace.test");
    expect(changed.contacts).toMatchObject([{ id, email: changed.email, getsInvoices: true }]);
    expect((await listClients(world.ctx, { search: "countess" })).items).toHaveLength(1);
  });

  test("is refused when somebody has changed the client meanwhile", async () => {
    const id = client.contacts[0]?.id ?? "";
    await updateClient(world.ctx, { id: client.id, name: "First" });
    await expect(
      updateContact(world.ctx, { clientId: client.id, id, version: 1, name: "Second" }),
    ).rejects.toMatchObject({ kind: "conflict" });
    expect((await now()).contacts[0]?.name).toBe("Ada Lovelace Ltd");
  });

  test("the main one cannot be archived, and one who becomes it gets invoices again", async () => {
    const id = client.contacts[0]?.id ?? "";
    await expect(archiveContact(world.ctx, { clientId: client.id, id })).rejects.toMatchObject({
      kind: "conflict",
      message: "The main contact has the client's own address. Change that address instead.",
    });
    await add({ getsInvoices: false });
    const { contacts } = await updateClient(world.ctx, { id: client.id, email: books.email });
    expect(contacts).toMatchObject([{ email: books.email, isPrimary: true, getsInvoices: true }]);
  });
});

test("another client's or organization's contact answers as an unknown one", async () => {
  const other = await makeClient(world.ctx, { name: "Other", email: "other@x.test" });
  const id = (await add()).contacts[1]?.id ?? "";
  const foreigner = await world.foreigner();
  for (const work of [
    () => updateContact(world.ctx, { clientId: other.id, id, version: 1, name: "X" }),
    () => archiveContact(world.ctx, { clientId: other.id, id }),
    () => updateContact(foreigner, { clientId: client.id, id, version: 2, name: "X" }),
    () => archiveContact(foreigner, { clientId: client.id, id }),
    () => addContact(foreigner, { clientId: client.id, name: "X", email: "x@x.test" }),
  ])
    await expect(work()).rejects.toMatchObject({ kind: "not-found" });
  expect((await now()).contacts).toHaveLength(2);
});
