import { afterEach, beforeEach, expect, test } from "vitest";
import { lastEmailsOf } from "#domain/delivery";
import {
  lastViewsOfClient,
  listViewsOfContact,
  portalLink,
  recordView,
  sendInvoice,
  viewsOfInvoice,
} from "#domain/invoices";
import { findLink } from "#domain/links";
import { hours } from "#lib/duration";
import { makeClient, makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let clientId: string;
let ada: string;
let books: string;
beforeEach(async () => {
  world = await createWorld();
  const client = await makeClient(world.ctx, { contacts: [{ name: "Books", email: "books@l.test" }] });
  clientId = client.id;
  [ada, books] = client.contacts.map(({ id }) => id) as [string, string];
});
afterEach(() => world.close());

async function look(invoiceId: string, contactId: string) {
  const { url } = await portalLink(world.ctx, { id: invoiceId, contactId });
  const link = await findLink(world.ctx, { kind: "invoice", token: url.split("/i/")[1] ?? "" });
  await recordView(world.ctx, { invoiceId, linkId: link?.id ?? "" });
  return world.clock.now();
}

test("who opened an invoice, how often and when last, is told for each contact", async () => {
  const { id } = await makeOpenInvoice(world.ctx, { clientId });
  expect(await viewsOfInvoice(world.ctx, { invoiceId: id })).toEqual([]);
  await look(id, ada);
  world.clock.advance(hours(2));
  const last = await look(id, ada);
  const other = await look(id, books);
  const views = await viewsOfInvoice(world.ctx, { invoiceId: id });
  expect(new Map(views.map((view) => [view.contactId, view]))).toEqual(
    new Map([
      [ada, { contactId: ada, count: 2, lastViewedAt: last }],
      [books, { contactId: books, count: 1, lastViewedAt: other }],
    ]),
  );
  expect(await viewsOfInvoice(await world.foreigner(), { invoiceId: id })).toEqual([]);
});

test("what each contact opened last is told for a client", async () => {
  const first = await makeOpenInvoice(world.ctx, { clientId });
  const second = await makeOpenInvoice(world.ctx, { clientId });
  await look(first.id, ada);
  world.clock.advance(hours(2));
  const viewedAt = await look(second.id, ada);
  expect(await lastViewsOfClient(world.ctx, { clientId })).toEqual(
    new Map([[ada, { invoiceId: second.id, number: second.number, viewedAt }]]),
  );
  expect(await lastViewsOfClient(await world.foreigner(), { clientId })).toEqual(new Map());
});

test("a contact's log has every view, newest first, in pages", async () => {
  const { id, number } = await makeOpenInvoice(world.ctx, { clientId });
  const times: Date[] = [];
  for (let count = 0; count < 3; count += 1) {
    times.unshift(await look(id, ada));
    world.clock.advance(hours(2));
  }
  await look(id, books);
  const first = await listViewsOfContact(world.ctx, { contactId: ada, limit: 2 });
  const second = await listViewsOfContact(world.ctx, { contactId: ada, limit: 2, cursor: first.nextCursor });
  const views = [...first.items, ...second.items];
  expect(views.map(({ viewedAt }) => viewedAt)).toEqual(times);
  expect(views[0]).toMatchObject({ invoiceId: id, number });
  expect(second.nextCursor).toBeNull();
  expect((await listViewsOfContact(await world.foreigner(), { contactId: ada })).items).toEqual([]);
});

test("the newest mail to each contact is told, with what is wrong with it", async () => {
  const { id } = await makeOpenInvoice(world.ctx, { clientId });
  await world.mailbox.faults.add({ kind: "refuse-recipient", match: "books@l.test" });
  await sendInvoice(world.ctx, { id });
  await world.settle();
  const last = await lastEmailsOf(world.ctx, { contactIds: [ada, books, "nobody"] });
  expect(last.get(ada)).toMatchObject({ state: "sent", at: world.clock.now(), lastError: null });
  expect(last.get(books)).toMatchObject({ state: "failed", lastError: expect.any(String) as string });
  expect(last.size).toBe(2);
  expect(await lastEmailsOf(await world.foreigner(), { contactIds: [ada] })).toEqual(new Map());
});
