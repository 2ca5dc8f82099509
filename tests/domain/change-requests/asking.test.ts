import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import {
  approveChangeRequest,
  countOpenChangeRequests,
  listChangeRequests,
  listOpenRequestsOf,
  listOwnChangeRequests,
  withdrawChangeRequest,
} from "#domain/change-requests";
import { updateClient } from "#domain/clients";
import { DomainError } from "#lib/errors";
import { latinWords, madeUpLocale, speakMadeUp } from "../../made-up-language.ts";
import { type Details, openChangeDesk } from "./change-desk.ts";

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
beforeEach(async () => {
  ({ world, client, ada, books, as, ask, askAsBooks, now, stateOf } = await openChangeDesk());
});
afterEach(() => world.close());

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
