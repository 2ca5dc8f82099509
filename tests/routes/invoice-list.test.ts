import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClientView } from "#domain/clients";
import { markUncollectible, voidInvoice } from "#domain/invoices";
import { recordPayment } from "#domain/payments";
import { days } from "#lib/duration";
import * as list from "../../app/routes/admin.invoices._index.tsx";
import { makeClient, makeDraft, makeOpenInvoice } from "../billing-factories.ts";
import { type Browser, signedIn } from "../route-request.ts";
import { createWorld, type World } from "../world.ts";

let world: World;
let browser: Browser;
let ada: ClientView;
let bob: ClientView;
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await createWorld({ now: "2026-01-05T09:00:00Z" });
  browser = await signedIn(world);
  ada = await makeClient(world.ctx, { name: "Ada Ltd", locale: "de-DE" });
  bob = await makeClient(world.ctx, { name: "Bob GmbH", email: "bob@bob.test" });
  const make = async (name: string, made: Promise<{ id: string }>) => (ids[name] = (await made).id);
  await make("late", makeOpenInvoice(world.ctx, { clientId: ada.id, netDays: 1 }));
  world.clock.advance(days(10));
  await make("draft", makeDraft(world.ctx, { clientId: ada.id }));
  await make("open", makeOpenInvoice(world.ctx, { clientId: bob.id }));
  await make("paid", makeOpenInvoice(world.ctx, { clientId: bob.id }));
  await recordPayment(world.ctx, { id: String(ids["paid"]), amount: 10000n });
  await make("part", makeOpenInvoice(world.ctx, { clientId: bob.id }));
  await recordPayment(world.ctx, { id: String(ids["part"]), amount: 1n });
  await make("void", makeOpenInvoice(world.ctx, { clientId: ada.id }));
  await voidInvoice(world.ctx, { id: String(ids["void"]) });
  await make("given up", makeOpenInvoice(world.ctx, { clientId: ada.id }));
  await markUncollectible(world.ctx, { id: String(ids["given up"]) });
  await makeDraft(await world.foreigner());
});
afterAll(() => world.close());

const load = (query: string) => browser.load(list.loader, `/admin/invoices?${query}`);

/** The names of the invoices that an address lists, in alphabetical order. */
async function listed(query: string): Promise<string[]> {
  const nameOf = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  return (await load(query)).data.invoices.map(({ id }) => nameOf.get(id) ?? "foreign").sort();
}

describe("the list of invoices", () => {
  test.each([
    ["", ["draft", "given up", "late", "open", "paid", "part", "void"]],
    ["status=draft", ["draft"]],
    ["status=open", ["late", "open", "part"]],
    ["status=paid", ["paid"]],
    ["status=void", ["void"]],
    ["status=uncollectible", ["given up"]],
    ["paymentStatus=partially_paid", ["part"]],
    ["paymentStatus=disputed", []],
    ["overdue=yes", ["late"]],
    ["overdue=no&status=open", ["open", "part"]],
    ["age=0-30", ["late"]],
    ["age=0-30&q=ada", ["late"]],
    ["age=0-30&q=bob", []],
    ["age=31-60", []],
    ["q=bob", ["open", "paid", "part"]],
    ["q=ada&status=open", ["late"]],
    ["q=INV-0001", ["late"]],
    ["q=%25", []],
  ])("at ?%s shows exactly what fits", async (query, expected) => {
    expect(await listed(query)).toEqual(expected);
  });

  test("shows one client's invoices and says whose they are", async () => {
    const { data } = await load(`clientId=${ada.id}`);
    expect(data.client).toEqual({ id: ada.id, name: "Ada Ltd" });
    expect(await listed(`clientId=${ada.id}`)).toEqual(["draft", "given up", "late", "void"]);
  });

  test("can be narrowed to a client while there are few enough to choose from", async () => {
    const named = (await load("")).data.clients;
    expect(named?.map(({ name }) => name)).toEqual(["Ada Ltd", "Bob GmbH"]);
  });

  test("shows what is late longest due first, and everything else newest first", async () => {
    expect((await load("age=0-30")).data.sort).toBe("dueOn");
    expect((await load("overdue=yes")).data.sort).toBe("dueOn");
    expect((await load("status=open")).data.sort).toBe("-createdAt");
    expect((await load("age=0-30&sort=-total")).data.sort).toBe("-total");
  });

  test("writes all amounts and dates in one way, the organization's, whatever the clients' languages", async () => {
    const { data } = await load(`clientId=${ada.id}`);
    expect(new Set(data.invoices.map(({ client }) => client.locale))).toEqual(new Set(["de-DE"]));
    expect(data.locale).toBe("en-US");
  });

  test("pages in any order without losing or repeating an invoice", async () => {
    for (let count = 0; count < 60; count += 1) await makeDraft(world.ctx, { clientId: bob.id });
    for (const sort of [
      "createdAt",
      "-createdAt",
      "number",
      "-number",
      "dueOn",
      "-dueOn",
      "total",
      "-total",
    ]) {
      const seen: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const { data } = await load(`sort=${sort}&cursor=${encodeURIComponent(cursor)}`);
        seen.push(...data.invoices.map(({ id }) => id));
        cursor = data.nextCursor;
      }
      expect(seen).toHaveLength(67);
      expect(new Set(seen).size).toBe(67);
    }
  });

  test.each(["status=lost", "paymentStatus=rich", "overdue=perhaps", "sort=secret", "cursor=%00"])(
    "refuses ?%s with a sentence",
    async (query) => {
      const answer = await load(query);
      expect(answer).toMatchObject({ status: 422, data: { message: expect.stringMatching(/\.$/) } });
    },
  );

  test("shows nothing of another organization, whoever's client it is asked for", async () => {
    const foreigner = await world.foreigner();
    const theirs = await makeDraft(foreigner);
    expect((await load(`clientId=${theirs.clientId}`)).data).toMatchObject({ invoices: [], client: null });
  });
});
