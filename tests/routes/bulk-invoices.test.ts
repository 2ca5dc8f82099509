import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as bulk from "../../app/routes/admin.invoices.bulk._index.tsx";
import * as progress from "../../app/routes/admin.invoices.bulk.$id.tsx";
import * as csv from "../../app/routes/admin.invoices.csv.ts";
import { newId } from "#lib/ids";
import { makeClient, makeDraft, makeOpenInvoice } from "../billing-factories.ts";
import { signedIn } from "../route-request.ts";
import { createWorld, type World } from "../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const page = "/admin/invoices/bulk";

describe("what is ticked in the list of invoices", () => {
  test("is shown before anything happens, and sent when that is confirmed", async () => {
    const browser = await signedIn(world);
    const { id: clientId } = await makeClient(world.ctx);
    const first = await makeOpenInvoice(world.ctx, { clientId });
    const second = await makeOpenInvoice(world.ctx, { clientId });
    await makeOpenInvoice(world.ctx, { clientId });
    const asked = await browser.load(bulk.loader, `${page}?verb=send&id=${first.id}&id=${second.id}`);
    expect([...asked.data.invoiceIds].sort()).toEqual([first.id, second.id].sort());
    expect(await world.database.db.email.count()).toBe(0);
    const { id, verb, invoiceIds } = asked.data;
    const fields = { id, verb, invoiceIds: invoiceIds.join(" ") };
    const answer = await browser.submit(bulk.action, page, fields);
    expect(answer).toMatchObject({ status: 303, location: `${page}/${id}` });
    await browser.submit(bulk.action, page, fields);
    await world.settle();
    expect(world.mailbox.messages()).toHaveLength(2);
    const seen = await browser.load(progress.loader, `${page}/${id}`, { id });
    expect(seen.data.action).toMatchObject({ state: "done", done: 2, total: 2 });
  });

  test("can be all that fit the filters", async () => {
    const browser = await signedIn(world);
    await makeOpenInvoice(world.ctx);
    await makeDraft(world.ctx);
    const asked = await browser.load(bulk.loader, `${page}?verb=send&all=yes&status=open&id=ignored`);
    expect(asked.data.invoiceIds).toHaveLength(1);
  });

  test("may be nothing, which is told", async () => {
    const browser = await signedIn(world);
    expect((await browser.load(bulk.loader, `${page}?verb=remind`)).data.invoiceIds).toEqual([]);
    const sent = await browser.submit(bulk.action, page, { id: newId(), verb: "send", invoiceIds: "" });
    expect(sent).toMatchObject({
      location: "/admin/invoices",
      flash: "No invoice is chosen. Tick those that you mean.",
    });
  });

  test.each([
    { id: "1", verb: "send", invoiceIds: "a" },
    { id: newId(), verb: "burn", invoiceIds: "a" },
    { verb: "send" },
  ])("is refused with a sentence where the form is broken: %o", async (fields) => {
    const browser = await signedIn(world);
    const answer = await browser.submit(bulk.action, page, fields);
    expect(answer).toMatchObject({ status: 422, data: { message: expect.stringMatching(/\.$/) as string } });
  });

  test("is no agent's to send", async () => {
    const agent = await signedIn(world, await world.as("agent"));
    expect(await agent.load(bulk.loader, `${page}?verb=send`)).toMatchObject({ status: 403 });
    const fields = { id: newId(), verb: "send", invoiceIds: "x" };
    expect(await agent.submit(bulk.action, page, fields)).toMatchObject({ status: 403 });
  });

  test("can be exported alone", async () => {
    const browser = await signedIn(world);
    const { id, number } = await makeOpenInvoice(world.ctx);
    const other = await makeOpenInvoice(world.ctx);
    const text = async (query: string) =>
      String((await browser.load(csv.loader, `/admin/invoices/csv${query}`)).data);
    expect(await text(`?id=${id}`)).toContain(String(number));
    expect(await text(`?id=${id}`)).not.toContain(String(other.number));
    expect(await text(`?id=${id}&all=yes`)).toContain(String(other.number));
  });
});
