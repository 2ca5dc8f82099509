import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clientCredit } from "#domain/credits";
import { getInvoice, portalLink } from "#domain/invoices";
import { recordPayment } from "#domain/payments";
import { createRefund } from "#domain/refunds";
import * as clientPdf from "../../../app/routes/i.$token.credit-notes.$note.pdf.ts";
import * as list from "../../../app/routes/admin.credit-notes._index.tsx";
import * as note from "../../../app/routes/admin.credit-notes.$id._index.tsx";
import * as deletion from "../../../app/routes/admin.credit-notes.$id.deletion.ts";
import * as issuance from "../../../app/routes/admin.credit-notes.$id.issuance.ts";
import * as newNote from "../../../app/routes/admin.invoices.$id.credit-notes.new.tsx";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { makePaidInvoice } from "../../payment-stories.ts";
import { signedIn, stranger, type Browser } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import { refusalOf } from "../refusal-of.ts";

let world: World;
let browser: Browser;
beforeEach(async () => {
  world = await createWorld();
  browser = await signedIn(world);
});
afterEach(() => world.close());

type Invoice = { id: string; lines: readonly { id: string }[] };

/** Fills in the form for a new credit note, one row per line of the invoice. */
function fill(invoice: Invoice, rows: readonly { quantity?: string; amount?: string }[], reason = "") {
  const fields: Record<string, string> = { reason };
  invoice.lines.forEach(({ id }, index) => {
    fields[`lines[${index}].lineId`] = id;
    fields[`lines[${index}].quantity`] = rows[index]?.quantity ?? "";
    fields[`lines[${index}].amount`] = rows[index]?.amount ?? "";
  });
  return browser.submit(newNote.action, `/admin/invoices/${invoice.id}/credit-notes/new`, fields, {
    id: invoice.id,
  });
}

const idIn = (location: string | null) => String(location?.split("/").at(-1));

describe("a new credit note by form", () => {
  test("shows its figures before it is issued, and is issued from there", async () => {
    const invoice = await makeOpenInvoice(world.ctx);
    const answer = await fill(invoice, [{ quantity: "0,5" }], "Half a day less");
    expect(answer.status).toBe(303);
    const id = idIn(answer.location);
    const draft = await browser.load(note.loader, String(answer.location), { id });
    expect(draft.data.note).toMatchObject({ status: "draft", total: 2500n, reason: "Half a day less" });
    const issued = await browser.submit(
      issuance.action,
      `/admin/credit-notes/${id}/issuance`,
      { remainder: "credit" },
      { id },
    );
    expect(issued).toMatchObject({ status: 303, flash: "CN-0001 is issued and on its way to the client." });
    expect((await getInvoice(world.ctx, invoice)).amountDue).toBe(7500n);
  });

  test("names each field that cannot be, where it was typed, and changes nothing", async () => {
    const invoice = await makeOpenInvoice(world.ctx, {
      lines: [
        { description: "One", quantity: "1", unitAmount: 1000 },
        { description: "Two", quantity: "1", unitAmount: 1000 },
      ],
    });
    const tooMuch = refusalOf(await fill(invoice, [{}, { amount: "10.01" }]));
    expect(tooMuch).toMatchObject({
      status: 409,
      errors: { "lines[1].amount": ["At most €10.00 is left of this line."] },
    });
    expect(refusalOf(await fill(invoice, [{ amount: "a lot" }, {}]))).toMatchObject({ status: 422 });
    expect(refusalOf(await fill(invoice, [{}, { quantity: "many" }])).errors).toHaveProperty([
      "lines[1].quantity",
    ]);
    expect(refusalOf(await fill(invoice, [{}, {}]))).toMatchObject({
      errors: { lines: ["Choose at least one line."] },
    });
    expect(await world.database.db.creditNote.count()).toBe(0);
  });

  test("begins with the amount of a refund that no credit note explains", async () => {
    const { invoice, payment } = await makePaidInvoice(world);
    const refund = await createRefund(world.ctx, { paymentId: payment.id, amount: 2500 });
    const path = `/admin/invoices/${invoice.id}/credit-notes/new?refund=${refund.id}`;
    const page = await browser.load(newNote.loader, path, { id: invoice.id });
    expect(page.data).toMatchObject({ refund: "€25.00", typed: [{ quantity: "", amount: "25.00" }] });
    const unknown = `/admin/invoices/${invoice.id}/credit-notes/new?refund=nobody`;
    expect((await browser.load(newNote.loader, unknown, { id: invoice.id })).status).toBe(404);
  });

  test("is closed to agents and strangers", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const path = `/admin/invoices/${id}/credit-notes/new`;
    const agent = await signedIn(world, await world.as("agent"));
    expect((await agent.load(newNote.loader, path, { id })).status).toBe(403);
    expect((await stranger(world).load(newNote.loader, path, { id })).location).toContain("/login");
  });
});

describe("the buttons of a credit note", () => {
  test("refund the rest where that is possible, and say so", async () => {
    const { invoice } = await makePaidInvoice(world);
    const id = idIn((await fill(invoice, [{ amount: "40" }])).location);
    const path = `/admin/credit-notes/${id}/issuance`;
    const answer = await browser.submit(issuance.action, path, { remainder: "refund" }, { id });
    expect(answer.flash).toBe("CN-0001 is issued and on its way to the client. €40.00 is refunded.");
    const again = await browser.submit(issuance.action, path, { remainder: "refund" }, { id });
    expect(again.flash).toBe("This credit note is issued already.");
    expect(await clientCredit(world.ctx, { clientId: invoice.clientId })).toEqual([]);
  });

  test("say plainly what stays credit", async () => {
    const invoice = await makeOpenInvoice(world.ctx);
    await recordPayment(world.ctx, { id: invoice.id, amount: 10000 });
    const id = idIn((await fill(invoice, [{ amount: "40" }])).location);
    const path = `/admin/credit-notes/${id}/issuance`;
    const answer = await browser.submit(issuance.action, path, { remainder: "credit" }, { id });
    expect(answer.flash).toContain("€40.00 stays as the client’s credit.");
    expect((await browser.submit(issuance.action, path, {}, { id })).status).toBe(422);
  });

  test("delete a draft, and no issued one", async () => {
    const invoice = await makeOpenInvoice(world.ctx);
    const id = idIn((await fill(invoice, [{ amount: "40" }])).location);
    const answer = await browser.submit(deletion.action, `/admin/credit-notes/${id}/deletion`, {}, { id });
    expect(answer).toMatchObject({ status: 303, location: `/admin/invoices/${invoice.id}` });
    expect(await world.database.db.creditNote.count()).toBe(0);
  });
});

test("the client gets the PDF of a credit note of the own invoice, and of no other", async () => {
  const [own, other] = [await makeOpenInvoice(world.ctx), await makeOpenInvoice(world.ctx)];
  const ids: string[] = [];
  for (const invoice of [own, other]) {
    const id = idIn((await fill(invoice, [{ amount: "40" }])).location);
    await browser.submit(
      issuance.action,
      `/admin/credit-notes/${id}/issuance`,
      { remainder: "credit" },
      { id },
    );
    ids.push(id);
  }
  const token = String((await portalLink(world.ctx, { id: own.id })).url.split("/").at(-1));
  const get = (id: string) => stranger(world).load(clientPdf.loader, `/i/${token}`, { token, note: id });
  expect((await get(String(ids[0]))).headers.get("Content-Type")).toBe("application/pdf");
  expect((await get(String(ids[1]))).status).toBe(404);
});

describe("the list of credit notes", () => {
  test("has those of all invoices, the newest first, and narrows as its address says", async () => {
    const first = await makeOpenInvoice(world.ctx);
    const issued = idIn((await fill(first, [{ quantity: "1" }])).location);
    await browser.submit(
      issuance.action,
      `/admin/credit-notes/${issued}/issuance`,
      { remainder: "credit" },
      { id: issued },
    );
    const draft = idIn((await fill(await makeOpenInvoice(world.ctx), [{ amount: "10" }])).location);
    const page = await browser.load(list.loader, "/admin/credit-notes");
    expect(page.data.notes).toMatchObject([
      { id: draft, number: null, status: "draft", total: 1000n },
      { id: issued, number: "CN-0001", invoiceId: first.id, clientName: "Ada Lovelace Ltd" },
    ]);
    const narrowed = await browser.load(list.loader, "/admin/credit-notes?status=issued");
    expect(narrowed.data.notes.map(({ id }) => id)).toEqual([issued]);
    expect(await browser.load(list.loader, "/admin/credit-notes?status=gone")).toMatchObject({ status: 422 });
  });

  test("is for admins, and shows nothing of another organization", async () => {
    await fill(await makeOpenInvoice(world.ctx), [{ quantity: "1" }]);
    const agent = await signedIn(world, await world.as("agent"));
    expect(await agent.load(list.loader, "/admin/credit-notes")).toMatchObject({ status: 403 });
    const foreigner = await signedIn(world, await world.foreigner());
    expect((await foreigner.load(list.loader, "/admin/credit-notes")).data.notes).toEqual([]);
  });
});
