import { afterEach, beforeEach, describe, expect, test } from "vitest";
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
import { archiveContact, updateClient } from "#domain/clients";
import { listPlaces } from "#domain/portal";
import { makeClient } from "../../billing-factories.ts";
import { openChangeDesk } from "./change-desk.ts";

type Desk = Awaited<ReturnType<typeof openChangeDesk>>;
let world: Desk["world"];
let client: Desk["client"];
let ada: Desk["ada"];
let books: Desk["books"];
let as: Desk["as"];
let ask: Desk["ask"];
let askAsBooks: Desk["askAsBooks"];
let now: Desk["now"];
let stateOf: Desk["stateOf"];
let details: Desk["details"];
beforeEach(async () => {
  ({ world, client, ada, books, as, ask, askAsBooks, now, stateOf, details } = await openChangeDesk());
});
afterEach(() => world.close());

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
