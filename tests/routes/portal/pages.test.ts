import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createCreditNote, issueCreditNote } from "#domain/credit-notes";
import { getInvoice, voidInvoice } from "#domain/invoices";
import { recordPayment } from "#domain/payments";
import type { Context } from "#platform/context";
import * as clientInvoice from "../../../app/routes/invoice.$id._index.tsx";
import * as clientPdf from "../../../app/routes/invoice.$id.pdf.ts";
import * as checkout from "../../../app/routes/invoice.$id.checkout.tsx";
import * as notePdf from "../../../app/routes/invoice.$id.credit-notes.$note.pdf.ts";
import * as door from "../../../app/routes/portal._index.tsx";
import * as invoices from "../../../app/routes/portal.invoices.tsx";
import * as statement from "../../../app/routes/portal.statement._index.tsx";
import * as statementPdf from "../../../app/routes/portal.statement.pdf.ts";
import { makeClient, makeDraft, makeOpenInvoice } from "../../billing-factories.ts";
import { type Browser } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import { inPortal } from "./visitors.ts";

const ada = "ada@lovelace.test";

let world: World;
let clientId: string;
let browser: Browser;
beforeEach(async () => {
  world = await createWorld({ balanceTransactionDelay: Infinity });
  clientId = (await makeClient(world.ctx, { locale: "de-DE" })).id;
  browser = await inPortal(world, ada);
});
afterEach(() => world.close());

const open = (over = {}) => makeOpenInvoice(world.ctx, { clientId, ...over });

describe("the invoices in the portal", () => {
  test("are the client's own, with what is owed, in the client's language", async () => {
    const { id, number } = await open();
    await makeDraft(world.ctx, { clientId });
    const { data } = await browser.load(invoices.loader, "/portal/invoices");
    expect(data).toMatchObject({
      locale: "de-DE",
      frame: { organizationName: "Kettle & Co.", clientName: "Ada Lovelace Ltd", email: ada, query: "" },
      invoices: { items: [{ id, number, amountDue: 10000n }], hasMore: false },
      owed: [{ currency: "EUR", amount: 10000n }],
      credit: [],
      notes: [],
    });
  });

  test("come with credit and credit notes, whose documents open", async () => {
    const { id } = await open();
    await recordPayment(world.ctx, { id, amount: 12000 });
    const { lines } = await getInvoice(world.ctx, { id });
    const note = await createCreditNote(world.ctx, {
      invoiceId: id,
      lines: [{ lineId: lines[0]?.id ?? "", quantity: "1" }],
    });
    await issueCreditNote(world.ctx, { id: note.id, remainder: "credit" });
    const { data } = await browser.load(invoices.loader, "/portal/invoices");
    expect(data).toMatchObject({
      credit: [{ currency: "EUR", amount: 7000n }],
      notes: [{ id: note.id, invoiceId: id, total: 5000n }],
    });
    const params = { id, note: note.id };
    const pdf = await browser.load(notePdf.loader, `/invoice/${id}/credit-notes/${note.id}/pdf`, params);
    expect(pdf.headers.get("Content-Type")).toBe("application/pdf");
  });

  test("have no page beyond the numbers: anything else is the first one", async () => {
    await open();
    for (const page of ["0", "-1", "x", "1e9", "999999999"]) {
      const { data } = await browser.load(invoices.loader, `/portal/invoices?page=${page}`);
      expect(data).toMatchObject({ page: 1, invoices: { items: [{}] } });
    }
  });

  test("open like from the mail, are counted as views, and can be paid", async () => {
    const { id } = await open();
    const page = await browser.load(clientInvoice.loader, `/invoice/${id}`, { id });
    expect(page.data).toMatchObject({ invoice: { id }, address: `/invoice/${id}` });
    const pdf = await browser.load(clientPdf.loader, `/invoice/${id}/pdf`, { id });
    expect(pdf.headers.get("Content-Type")).toBe("application/pdf");
    const paying = await browser.submit(checkout.action, `/invoice/${id}/checkout`, {}, { id });
    expect(paying).toMatchObject({ status: 303 });
    expect(paying.location).toContain(world.stripe.controlBase);
    const [link] = await world.database.db.link.findMany({ where: { kind: "invoice" } });
    const [contact] = await world.database.db.contact.findMany({ where: { clientId } });
    expect(link).toMatchObject({ subjectId: id, contactId: contact?.id });
  });

  test("of others and drafts are not there", async () => {
    const other = await makeClient(world.ctx, { name: "Grace", email: "grace@hopper.test" });
    const theirs = await makeOpenInvoice(world.ctx, { clientId: other.id });
    const draft = await makeDraft(world.ctx, { clientId });
    for (const { id } of [theirs, draft]) {
      expect((await browser.load(clientInvoice.loader, `/invoice/${id}`, { id })).status).toBe(404);
      const pdf = await browser.load(clientPdf.loader, `/invoice/${id}/pdf`, { id });
      expect(pdf.headers.get("Content-Type")).not.toBe("application/pdf");
    }
    const grace = await inPortal(world, "grace@hopper.test");
    const mine = await open();
    expect((await grace.load(clientInvoice.loader, `/invoice/${mine.id}`, { id: mine.id })).status).toBe(404);
  });

  test("that are void are still told of", async () => {
    const { id } = await open();
    await voidInvoice(world.ctx, { id });
    const { data } = await browser.load(invoices.loader, "/portal/invoices");
    expect(data).toMatchObject({ invoices: { items: [{ id, status: "void" }] }, owed: [] });
  });
});

describe("the statement in the portal", () => {
  test("is this year's so far unless another period is chosen", async () => {
    const { number } = await open();
    const { data } = await browser.load(statement.loader, "/portal/statement");
    expect(data).toMatchObject({
      asked: { from: "2026-01-01", to: "2026-03-02", currency: "EUR" },
      statement: { closing: 10000n, rows: [{ reference: number, debit: 10000n }] },
      pdfAt: "/portal/statement/pdf?from=2026-01-01&to=2026-03-02&currency=EUR",
    });
    const earlier = "/portal/statement?from=2026-01-01&to=2026-01-31&currency=EUR";
    expect((await browser.load(statement.loader, earlier)).data).toMatchObject({
      statement: { closing: 0n, rows: [] },
    });
  });

  test("tells beside the field what is wrong with a period", async () => {
    const answer = await browser.load(statement.loader, "/portal/statement?from=2026-02-30&to=2026-01-01");
    expect(answer).toMatchObject({
      status: 422,
      data: {
        statement: null,
        problems: [{ path: "from", message: "Choose a day that exists." }],
      },
    });
  });

  test("comes as a document", async () => {
    const answer = await browser.load(
      statementPdf.loader,
      "/portal/statement/pdf?from=2026-01-01&to=2026-12-31",
    );
    expect(answer.headers.get("Content-Type")).toBe("application/pdf");
  });
});

describe("a mailbox of several clients", () => {
  let foreigner: Context;
  let places: { address: string; clientName: string }[];
  beforeEach(async () => {
    foreigner = await world.foreigner();
    await makeClient(foreigner, { name: "Engine Works" });
    const { data } = await browser.load(door.loader, "/portal");
    places = data && "choice" in data ? (data.choice?.places ?? []) : [];
  });

  test("chooses one, by name and organization", async () => {
    expect(places).toMatchObject([
      { clientName: "Ada Lovelace Ltd", organizationName: "Kettle & Co." },
      { clientName: "Engine Works", organizationName: "Other Ltd" },
    ]);
    expect((await browser.load(invoices.loader, "/portal/invoices")).location).toBe("/portal");
  });

  test("sees each client's own alone, and stays with the one it chose", async () => {
    const { number } = await open();
    const [ours = "", theirs = ""] = places.map(({ address }) => address);
    expect((await browser.load(invoices.loader, ours)).data).toMatchObject({
      frame: { query: ours.replace("/portal/invoices", ""), hasSeveral: true },
      invoices: { items: [{ number }] },
    });
    expect((await browser.load(invoices.loader, theirs)).data).toMatchObject({
      frame: { clientName: "Engine Works" },
      invoices: { items: [] },
      owed: [],
    });
    const period = `/portal/statement${theirs.replace("/portal/invoices", "")}`;
    expect((await browser.load(statement.loader, period)).data).toMatchObject({
      statement: { clientName: "Engine Works", closing: 0n },
      pdfAt: expect.stringContaining("for=") as string,
    });
  });

  test("opens invoices of each without choosing again", async () => {
    const theirs = await makeOpenInvoice(foreigner);
    const ours = await open();
    // The second one's client is a third place of the same mailbox, in the other organization.
    for (const { id } of [theirs, ours])
      expect((await browser.load(clientInvoice.loader, `/invoice/${id}`, { id })).status).toBe(200);
  });

  test("cannot choose a contact of somebody else", async () => {
    const grace = await makeClient(world.ctx, { name: "Grace", email: "grace@hopper.test" });
    for (const contactId of [grace.contacts[0]?.id, "unknown", ""]) {
      const answer = await browser.load(invoices.loader, `/portal/invoices?for=${contactId}`);
      expect(answer.status).toBe(404);
    }
  });
});
