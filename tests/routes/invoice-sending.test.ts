import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getInvoice, sendInvoice } from "#domain/invoices";
import { newId } from "#lib/ids";
import * as show from "../../app/routes/admin.invoices.$id._index.ts";
import * as issuance from "../../app/routes/admin.invoices.$id.issuance.ts";
import * as retries from "../../app/routes/admin.invoices.$id.retries.ts";
import * as sending from "../../app/routes/admin.invoices.$id.sending.ts";
import { makeClient, makeDraft, makeOpenInvoice } from "../billing-factories.ts";
import { type Browser, signedIn } from "../route-request.ts";
import { createWorld, type World } from "../world.ts";
import { type Action, pressAs } from "./press.ts";

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await createWorld();
  browser = await signedIn(world);
});
afterAll(() => world.close());

const press = (action: Action, id: string, fields?: Record<string, string>) =>
  pressAs(browser, action, id, fields);
const invoiceOf = (id: string) => getInvoice(world.ctx, { id });

describe("the issue button", () => {
  test("gives the draft its number and says it on the invoice's page", async () => {
    const { id } = await makeDraft(world.ctx);
    const answer = await press(issuance.action, id);
    const { number, status } = await invoiceOf(id);
    expect(status).toBe("open");
    expect(answer).toMatchObject({
      status: 303,
      location: `/admin/invoices/${id}`,
      flash: `The invoice is issued as ${number}.`,
    });
  });

  test("pressed twice issues once and says so on the same page", async () => {
    const { id } = await makeDraft(world.ctx);
    await press(issuance.action, id);
    const { number } = await invoiceOf(id);
    const second = await press(issuance.action, id);
    expect(second).toMatchObject({ status: 409, data: { refusal: "This invoice is issued already." } });
    expect((await invoiceOf(id)).number).toBe(number);
    const page = await browser.load(issuance.loader, `/admin/invoices/${id}/issuance`, { id });
    expect(page.data.invoice.number).toBe(number);
  });

  test("pressed twice at once issues once", async () => {
    const { id } = await makeDraft(world.ctx);
    const answers = await Promise.all([press(issuance.action, id), press(issuance.action, id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  });
});

describe("the send button", () => {
  test("queues the mail, which is then sent", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    expect(await press(sending.action, id)).toMatchObject({
      status: 303,
      flash: "The invoice is on its way.",
    });
    expect((await invoiceOf(id)).delivery.state).toBe("queued");
    await world.settle();
    expect((await invoiceOf(id)).delivery.state).toBe("sent");
  });

  test("pressed twice at once sends one mail", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await press(sending.action, id);
    await press(sending.action, id);
    expect(await world.database.db.email.count({ where: { subjectId: id, template: "invoice" } })).toBe(1);
  });

  test("is refused for a draft", async () => {
    const { id } = await makeDraft(world.ctx);
    expect(await press(sending.action, id)).toMatchObject({
      status: 409,
      data: { refusal: expect.any(String) },
    });
    expect(await world.database.db.email.count({ where: { subjectId: id } })).toBe(0);
  });
});

describe("sending a failed mail again", () => {
  test("is possible from the page that shows why it failed", async () => {
    const client = await makeClient(world.ctx, { email: "gone@nowhere.test" });
    const { id } = await makeOpenInvoice(world.ctx, { clientId: client.id });
    await world.mailbox.faults.add({ kind: "refuse-recipient", match: "gone@nowhere.test" });
    await sendInvoice(world.ctx, { id });
    await world.settle();
    const { data } = await browser.load(show.loader, `/admin/invoices/${id}`, { id });
    const [recipient] = data.invoice.delivery.recipients;
    expect(recipient).toMatchObject({
      state: "failed",
      lastError: expect.stringContaining("gone@nowhere.test"),
    });
    await world.mailbox.faults.clear();
    const answer = await press(retries.action, id, { emailId: String(recipient?.emailId) });
    expect(answer).toMatchObject({ status: 303, location: `/admin/invoices/${id}` });
    await world.settle();
    expect((await invoiceOf(id)).delivery.state).toBe("sent");
  });

  test("is refused for a mail that is sent, and not found for a foreign one", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await sendInvoice(world.ctx, { id });
    await world.settle();
    const { recipients } = (await invoiceOf(id)).delivery;
    const answer = await press(retries.action, id, { emailId: String(recipients[0]?.emailId) });
    expect(answer).toMatchObject({ status: 409, data: { refusal: "This mail has been sent already." } });
    expect((await press(retries.action, id, { emailId: newId() })).status).toBe(404);
    expect((await press(retries.action, id)).status).toBe(404);
  });
});
