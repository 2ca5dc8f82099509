import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getInvoice } from "#domain/invoices";
import { newId } from "#lib/ids";
import * as show from "../../app/routes/admin.invoices.$id._index.ts";
import * as deletion from "../../app/routes/admin.invoices.$id.deletion.ts";
import * as duplicate from "../../app/routes/admin.invoices.$id.duplicate.ts";
import * as issuance from "../../app/routes/admin.invoices.$id.issuance.ts";
import * as payments from "../../app/routes/admin.invoices.$id.payments.tsx";
import * as pdf from "../../app/routes/admin.invoices.$id.pdf.ts";
import * as portalLink from "../../app/routes/admin.invoices.$id.portal-link.ts";
import * as retries from "../../app/routes/admin.invoices.$id.retries.ts";
import * as sending from "../../app/routes/admin.invoices.$id.sending.ts";
import * as uncollectible from "../../app/routes/admin.invoices.$id.uncollectible.ts";
import * as voiding from "../../app/routes/admin.invoices.$id.voiding.tsx";
import { makeDraft, makeOpenInvoice } from "../billing-factories.ts";
import { type Browser, signedIn } from "../route-request.ts";
import { createWorld, type World } from "../world.ts";
import { type Action, pressAs } from "./press.ts";
import { refusalOf } from "./refusal-of.ts";

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

describe("voiding", () => {
  test("marks an unsent invoice and takes its button away", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    expect(await press(voiding.action, id, { reason: "" })).toMatchObject({
      status: 303,
      flash: "The invoice is void.",
    });
    expect(await invoiceOf(id)).toMatchObject({ status: "void", amountDue: 0n });
    expect(refusalOf(await press(voiding.action, id))).toMatchObject({
      status: 409,
      errors: { "": ["This invoice is void already."] },
    });
  });

  test("cancels a sent invoice by a credit note", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await press(sending.action, id);
    const answer = await press(voiding.action, id, { reason: "Wrong client" });
    const { creditNotes } = await invoiceOf(id);
    expect(creditNotes).toMatchObject([{ reason: "Wrong client" }]);
    expect(answer.flash).toBe(`The invoice is void, cancelled by ${creditNotes[0]?.number}.`);
  });

  test("is refused with a sentence beside a reason that is too long", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const answer = refusalOf(await press(voiding.action, id, { reason: "x".repeat(501) }));
    expect(answer).toMatchObject({
      status: 422,
      errors: { reason: [expect.stringContaining("at most 500")] },
    });
    expect((await invoiceOf(id)).status).toBe("open");
  });
});

describe("recording a payment", () => {
  const good = { amount: "100.00", receivedOn: "2026-03-01", method: "Bank transfer", reference: "RE 1" };

  test("pays the invoice, and the same form sent twice pays it once", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const form = { ...good, key: newId() };
    const answers = [await press(payments.action, id, form), await press(payments.action, id, form)];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await invoiceOf(id)).toMatchObject({ status: "paid", amountPaid: 10000n, amountDue: 0n });
  });

  test("is offered with what is due, today", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const { data } = await browser.load(payments.loader, `/admin/invoices/${id}/payments`, { id });
    expect(data.payment).toMatchObject({ amount: "100.00", receivedOn: "2026-03-02" });
  });

  const bad: [name: string, changes: Record<string, string>, field: string, sentence: string][] = [
    ["no amount", { amount: "" }, "amount", "Enter the amount."],
    ["an amount of words", { amount: "all of it" }, "amount", "Write a number"],
    ["nothing", { amount: "0" }, "amount", "more than zero"],
    ["less than nothing", { amount: "-5" }, "amount", "more than zero"],
    ["too many decimals", { amount: "1.005" }, "amount", "at most 2"],
    ["an absurd amount", { amount: "99999999999999" }, "amount", "too large"],
    ["a day that does not exist", { receivedOn: "2026-02-31" }, "receivedOn", "exists"],
    ["a day in the future", { receivedOn: "2026-03-03" }, "receivedOn", "future"],
    ["a method that is too long", { method: "x".repeat(101) }, "method", "at most 100"],
    ["a reference that is too long", { reference: "x".repeat(201) }, "reference", "at most 200"],
    ["a key that is none", { key: "1" }, "key", "UUID"],
  ];

  test.each(bad)("of %s is refused beside the field", async (_, changes, field, sentence) => {
    const { id } = await makeOpenInvoice(world.ctx);
    const answer = refusalOf(await press(payments.action, id, { ...good, ...changes }));
    expect(answer.status).toBe(422);
    expect(answer.errors[field]?.[0]).toContain(sentence);
    expect(await invoiceOf(id)).toMatchObject({ status: "open", amountPaid: 0n });
  });

  test("of a draft is refused", async () => {
    const { id } = await makeDraft(world.ctx);
    expect(refusalOf(await press(payments.action, id, good))).toMatchObject({
      status: 409,
      errors: { "": [expect.stringContaining("draft")] },
    });
  });
});

describe("the other buttons", () => {
  test("duplicating leads to a new draft with the same lines", async () => {
    const { id, lines } = await makeOpenInvoice(world.ctx);
    const { status, location } = await press(duplicate.action, id);
    const copy = await invoiceOf(String(location?.split("/").at(-1)));
    expect(status).toBe(303);
    expect(copy).toMatchObject({ status: "draft", lines: [{ description: lines[0]?.description }] });
    expect(copy.id).not.toBe(id);
  });

  test("a draft is deleted once", async () => {
    const { id } = await makeDraft(world.ctx);
    expect(await press(deletion.action, id)).toMatchObject({ status: 303, location: "/admin/invoices" });
    expect((await press(deletion.action, id)).status).toBe(404);
  });

  test("an issued invoice is not deleted", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    expect(await press(deletion.action, id)).toMatchObject({
      status: 409,
      data: { refusal: expect.stringContaining("cannot be deleted") },
    });
    expect((await invoiceOf(id)).status).toBe("open");
  });

  test("an invoice is given up once", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    expect((await press(uncollectible.action, id)).status).toBe(303);
    expect(await press(uncollectible.action, id)).toMatchObject({
      status: 409,
      data: { refusal: expect.stringContaining("uncollectible") },
    });
  });

  test("the client's link is shown on the page, the same each time, and for no draft", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const [first, second] = [await press(portalLink.action, id), await press(portalLink.action, id)];
    expect(first).toMatchObject({
      status: 200,
      data: { portalLink: expect.stringMatching(/\/i\/\S{20,}$/) },
    });
    expect(second.data).toEqual(first.data);
    const draft = await makeDraft(world.ctx);
    expect((await press(portalLink.action, draft.id)).status).toBe(409);
  });

  test("looking at the page hands no link out", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await browser.load(portalLink.loader, `/admin/invoices/${id}/portal-link`, { id });
    expect(await world.database.db.link.count({ where: { subjectId: id } })).toBe(0);
  });

  test("the PDF comes with its number as its name", async () => {
    const { id, number } = await makeOpenInvoice(world.ctx);
    const { headers, status } = await browser.load(pdf.loader, `/admin/invoices/${id}/pdf`, { id });
    expect(status).toBe(200);
    expect(headers.get("Content-Type")).toBe("application/pdf");
    expect(headers.get("Content-Disposition")).toContain(`${number}.pdf`);
    const draft = await makeDraft(world.ctx);
    expect((await browser.load(pdf.loader, "/admin/invoices/x/pdf", { id: draft.id })).status).toBe(409);
  });
});

const buttons: Record<string, { action: Action }> = {
  issuance,
  sending,
  voiding,
  uncollectible,
  duplicate,
  deletion,
  portalLink,
};

test.each(Object.entries(buttons))(
  "%s of an invoice that is not there is not found",
  async (_, { action }) => {
    const foreign = await makeDraft(await world.foreigner());
    for (const id of [foreign.id, newId(), "nonsense"]) {
      expect(await press(action, id)).toMatchObject({
        status: 404,
        data: { message: "There is no such invoice." },
      });
    }
    expect(await world.database.db.invoice.findUniqueOrThrow({ where: { id: foreign.id } })).toMatchObject({
      status: "draft",
    });
  },
);

describe("an agent", () => {
  test("sees the invoice without the books, and may not move money", async () => {
    const agent = await signedIn(world, await world.as("agent"));
    const { id } = await makeOpenInvoice(world.ctx);
    const { data } = await agent.load(show.loader, `/admin/invoices/${id}`, { id });
    expect(data).toMatchObject({ mayMoveMoney: false, entries: null });
    const forbidden = { issuance, sending, voiding, uncollectible, portalLink, payments, retries };
    for (const { action } of Object.values<{ action: Action }>(forbidden)) {
      expect(await pressAs(agent, action, id)).toMatchObject({
        status: 403,
        data: { message: "Only an admin can do this." },
      });
    }
    expect(await invoiceOf(id)).toMatchObject({ status: "open", delivery: { state: "none" } });
  });

  test("duplicates and deletes drafts", async () => {
    const agent = await signedIn(world, await world.as("agent"));
    const { id } = await makeDraft(world.ctx);
    const { location } = await pressAs(agent, duplicate.action, id);
    expect((await pressAs(agent, deletion.action, String(location?.split("/").at(-1)))).status).toBe(303);
  });
});
