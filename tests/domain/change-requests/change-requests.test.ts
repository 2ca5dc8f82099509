import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import {
  approveChangeRequest,
  askForChange,
  countOpenChangeRequests,
  getChangeRequest,
  listChangeRequests,
  listOpenRequestsOf,
  listOwnChangeRequests,
  refuseChangeRequest,
  withdrawChangeRequest,
} from "#domain/change-requests";
import { archiveContact, type ClientView, getClient, updateClient } from "#domain/clients";
import { listPlaces } from "#domain/portal";
import { DomainError } from "#lib/errors";
import { type Context, contextFor } from "#platform/context";
import { makeClient } from "../../billing-factories.ts";
import { latinWords, madeUpLocale, speakMadeUp } from "../../made-up-language.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let client: ClientView;
let ada: string;
let books: string;
beforeEach(async () => {
  world = await createWorld();
  client = await makeClient(world.ctx, { contacts: [{ name: "Books", email: "books@lovelace.test" }] });
  [ada, books] = client.contacts.map(({ id }) => id) as [string, string];
});
afterEach(() => world.close());

type Details = Omit<Parameters<typeof askForChange>[1], "contactId">;

/** The portal's context of a contact. */
function as(contactId: string): Context {
  const { organizationId } = world;
  return contextFor(world.parts, { kind: "client", contactId, name: "Ada", organizationId });
}

function details(over: Partial<Details> = {}): Details {
  const { name, address, taxNumber } = client;
  return { contactName: "Ada Lovelace Ltd", email: client.email, name, address, taxNumber, ...over };
}

const ask = (over: Partial<Details>) => askForChange(as(ada), { contactId: ada, ...details(over) });
const askAsBooks = (over: Partial<Details>) =>
  askForChange(as(books), {
    contactId: books,
    ...details({ contactName: "Books", email: "books@lovelace.test" }),
    ...over,
  });
const now = () => getClient(world.ctx, { id: client.id });
const stateOf = async (id: string) => (await getChangeRequest(world.ctx, { id })).state;

describe("a contact who wishes a change", () => {
  test("changes nothing by it; the admin sees what is and what is to be", async () => {
    const { id } = await ask({ taxNumber: "GB 42", address: "1 New Street" });
    expect(await now()).toEqual(client);
    expect(await countOpenChangeRequests(world.ctx)).toBe(1);
    const expected = {
      id,
      state: "open",
      clientName: "Ada Lovelace Ltd",
      wishes: [
        { field: "address", before: client.address, after: "1 New Street" },
        { field: "taxNumber", before: client.taxNumber, after: "GB 42" },
      ],
    };
    expect((await listChangeRequests(world.ctx)).items).toMatchObject([expected]);
    expect(await listOpenRequestsOf(world.ctx, { clientId: client.id })).toMatchObject([expected]);
    expect(await listOwnChangeRequests(as(ada), { contactId: ada })).toMatchObject([expected]);
    const { items } = await listActivity(world.ctx, { subjectKind: "client", subjectId: client.id });
    expect(items[0]).toMatchObject({ actorKind: "client", verb: "asked for a change of" });
  });

  test("has one wish at a time: a new one takes the place of the one before", async () => {
    const first = await ask({ taxNumber: "GB 1" });
    const second = await ask({ taxNumber: "GB 2" });
    expect(await stateOf(first.id)).toBe("withdrawn");
    expect(await stateOf(second.id)).toBe("open");
    await askAsBooks({ contactName: "Accounting" });
    expect(await countOpenChangeRequests(world.ctx)).toBe(2);
  });

  test("can withdraw it, and withdrawing nothing is no error", async () => {
    const { id } = await ask({ taxNumber: "GB 1" });
    const own = { contactId: ada, clientId: client.id };
    await withdrawChangeRequest(as(books), { ...own, contactId: books });
    expect(await stateOf(id)).toBe("open");
    await withdrawChangeRequest(as(ada), own);
    await withdrawChangeRequest(as(ada), own);
    expect(await stateOf(id)).toBe("withdrawn");
    await expect(approveChangeRequest(world.ctx, { id, version: 1 })).rejects.toMatchObject({
      kind: "conflict",
    });
  });

  test("has to change something", async () => {
    await expect(ask({})).rejects.toMatchObject({
      kind: "invalid",
      message: "Nothing is different from what we have. Change something first.",
    });
    expect(await countOpenChangeRequests(world.ctx)).toBe(0);
  });

  test.each<[keyof Details, string, string]>([
    ["contactName", " ", "Enter your name in one line of at most 200 characters."],
    ["contactName", "a\r\nBcc: eve@x.test", "Enter your name in one line of at most 200 characters."],
    ["email", "ada@", "Enter an e-mail address such as name@example.com."],
    ["email", "books@lovelace.test", "This is the address of another contact already."],
    ["name", "", "Enter the name in one line of at most 200 characters."],
    ["name", "x".repeat(201), "Enter the name in one line of at most 200 characters."],
    ["address", "x".repeat(601), "Write the address as plain text of at most 600 characters."],
    ["taxNumber", "a\nb", "Write the tax number in one line of at most 60 characters."],
  ])("is told at %s what is wrong with %j", async (field, value, message) => {
    await expect(ask({ [field]: value })).rejects.toMatchObject({ fields: [{ path: field, message }] });
    expect(await countOpenChangeRequests(world.ctx)).toBe(0);
  });

  test("is told it in the client's language", async () => {
    const speakEnglish = speakMadeUp();
    await updateClient(world.ctx, { id: client.id, locale: madeUpLocale });
    for (const over of [{}, { email: "ada@" }, { email: "books@lovelace.test" }]) {
      const refusal: unknown = await ask(over).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(DomainError);
      expect(latinWords((refusal as DomainError).message)).toEqual([]);
    }
    speakEnglish();
  });

  test("may be called what they like: markup and marks are kept as text", async () => {
    const name = "<script>alert(1)</script> \u202eevil";
    const { id } = await ask({ name });
    await approveChangeRequest(world.ctx, { id, version: 1 });
    expect((await now()).name).toBe(name);
  });

  test("is limited in how often", async () => {
    for (let time = 0; time < 20; time += 1) await ask({ taxNumber: `GB ${time}` });
    await expect(ask({ taxNumber: "GB more" })).rejects.toMatchObject({ kind: "too-many" });
  });
});

describe("approving", () => {
  test("makes the client's change once, and tells by whom", async () => {
    const { id } = await ask({ name: "Lovelace & Co.", address: "1 New Street", taxNumber: "" });
    const approved = await approveChangeRequest(world.ctx, { id, version: 1 });
    expect(approved).toMatchObject({ state: "approved", decidedBy: world.owner.name });
    expect(await now()).toMatchObject({
      name: "Lovelace & Co.",
      address: "1 New Street",
      taxNumber: "",
      email: client.email,
      version: 2,
    });
    expect(await listOwnChangeRequests(as(ada), { contactId: ada })).toMatchObject([{ state: "approved" }]);
    await expect(approveChangeRequest(world.ctx, { id, version: 2 })).rejects.toMatchObject({
      kind: "conflict",
      message: "This request does not wait any more. Load the page again to see what became of it.",
    });
  });

  test("a main contact's new address makes it the client's, and the person stays", async () => {
    const { id } = await ask({ contactName: "Countess Ada", email: "countess@lovelace.test" });
    await approveChangeRequest(world.ctx, { id, version: 1 });
    const { email, contacts } = await now();
    expect(email).toBe("countess@lovelace.test");
    expect(contacts).toMatchObject([
      { id: ada, name: "Countess Ada", email: "countess@lovelace.test", isPrimary: true },
      { id: books },
    ]);
    expect(await listPlaces(world.strangerCtx, { email: client.email })).toEqual([]);
    expect(await listPlaces(world.strangerCtx, { email })).toMatchObject([{ contactId: ada }]);
    expect(await listOwnChangeRequests(as(ada), { contactId: ada })).toMatchObject([{ id }]);
  });

  test("another contact's new address leaves the client's own alone", async () => {
    const { id } = await askAsBooks({ email: "accounting@lovelace.test" });
    await approveChangeRequest(world.ctx, { id, version: 1 });
    const { email, contacts } = await now();
    expect(email).toBe(client.email);
    expect(contacts[1]).toMatchObject({ id: books, email: "accounting@lovelace.test", isPrimary: false });
  });

  test("is refused when somebody has changed the client since the admin looked", async () => {
    const { id } = await ask({ address: "1 New Street" });
    await updateClient(world.ctx, { id: client.id, address: "9 Other Street" });
    await expect(approveChangeRequest(world.ctx, { id, version: 1 })).rejects.toMatchObject({
      kind: "conflict",
      message: "Somebody changed this client meanwhile. Load it again and repeat your change.",
    });
    expect(await now()).toMatchObject({ address: "9 Other Street" });
    expect(await stateOf(id)).toBe("open");
    await approveChangeRequest(world.ctx, { id, version: 2 });
    expect(await now()).toMatchObject({ address: "1 New Street" });
  });

  test("of two who approve at once, one does", async () => {
    const { id } = await ask({ address: "1 New Street" });
    const both = await Promise.allSettled([
      approveChangeRequest(world.ctx, { id, version: 1 }),
      approveChangeRequest(world.ctx, { id, version: 1 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await now()).version).toBe(2);
  });

  test("an address that another contact has taken meanwhile changes nothing at all", async () => {
    const { id } = await ask({ email: "new@lovelace.test", address: "1 New Street" });
    await updateClient(world.ctx, {
      id: client.id,
      contacts: [{ name: "New", email: "new@lovelace.test" }],
    });
    await expect(approveChangeRequest(world.ctx, { id, version: 2 })).rejects.toMatchObject({
      kind: "conflict",
      message: "Another contact of this client has this address already.",
    });
    expect(await now()).toMatchObject({ address: client.address, email: client.email, version: 2 });
    expect(await stateOf(id)).toBe("open");
  });

  test("what somebody asked who left since can only be refused", async () => {
    const { id } = await askAsBooks({ contactName: "Accounting" });
    await archiveContact(world.ctx, { clientId: client.id, id: books });
    const { version } = await now();
    await expect(approveChangeRequest(world.ctx, { id, version })).rejects.toMatchObject({
      kind: "conflict",
      message: "Whoever asked for this is no contact any more. Refuse it.",
    });
    await refuseChangeRequest(world.ctx, { id, reason: "You left." });
    expect(await stateOf(id)).toBe("refused");
  });
});

describe("refusing", () => {
  test("changes nothing, and the contact reads why", async () => {
    const { id } = await ask({ taxNumber: "GB 42" });
    await refuseChangeRequest(world.ctx, { id, reason: " That number is not yours. " });
    expect(await now()).toEqual(client);
    expect(await listOwnChangeRequests(as(ada), { contactId: ada })).toMatchObject([
      { state: "refused", reason: "That number is not yours." },
    ]);
    await expect(approveChangeRequest(world.ctx, { id, version: 1 })).rejects.toMatchObject({
      kind: "conflict",
    });
  });

  test("needs a reason", async () => {
    const { id } = await ask({ taxNumber: "GB 42" });
    for (const reason of ["", "  "])
      await expect(refuseChangeRequest(world.ctx, { id, reason })).rejects.toMatchObject({
        fields: [{ path: "reason", message: "Say why, so that they know what to do." }],
      });
    expect(await stateOf(id)).toBe("open");
  });
});

test("another organization's requests answer as unknown ones", async () => {
  const { id } = await ask({ taxNumber: "GB 42" });
  const foreigner = await world.foreigner();
  for (const work of [
    () => getChangeRequest(foreigner, { id }),
    () => approveChangeRequest(foreigner, { id, version: 1 }),
    () => refuseChangeRequest(foreigner, { id, reason: "No." }),
    () => askForChange(foreigner, { contactId: ada, ...details({ taxNumber: "X" }) }),
  ])
    await expect(work()).rejects.toMatchObject({ kind: "not-found" });
  await withdrawChangeRequest(foreigner, { contactId: ada, clientId: client.id });
  expect((await listChangeRequests(foreigner)).items).toEqual([]);
  expect(await countOpenChangeRequests(foreigner)).toBe(0);
  expect(await listOpenRequestsOf(foreigner, { clientId: client.id })).toEqual([]);
  expect(await listOwnChangeRequests(foreigner, { contactId: ada })).toEqual([]);
  expect(await stateOf(id)).toBe("open");
});

test("a long list comes in pages, the longest waiting first", async () => {
  const ids: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    const other = await makeClient(world.ctx, { name: `Client ${count}` });
    const contactId = other.contacts[0]?.id ?? "";
    const { id } = await askForChange(as(contactId), {
      ...details({ contactName: "Ada Lovelace Ltd", taxNumber: `GB ${count}`, name: other.name }),
      contactId,
    });
    ids.push(id);
  }
  const first = await listChangeRequests(world.ctx, { limit: 2 });
  const second = await listChangeRequests(world.ctx, { limit: 2, cursor: first.nextCursor });
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
  expect(second.nextCursor).toBeNull();
  expect((await listChangeRequests(world.ctx, { state: "refused" })).items).toEqual([]);
});
