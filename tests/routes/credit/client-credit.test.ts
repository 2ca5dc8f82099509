import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clientCredit, listApplications, listCreditPayouts } from "#domain/credits";
import { recordPayment } from "#domain/payments";
import * as invoicePage from "../../../app/routes/admin.invoices.$id._index.ts";
import * as apply from "../../../app/routes/admin.invoices.$id.credit.tsx";
import * as credit from "../../../app/routes/admin.clients.$id.credit.tsx";
import * as payoutReversal from "../../../app/routes/admin.credit-payouts.$id.reversal.ts";
import * as reversal from "../../../app/routes/admin.credit-applications.$id.reversal.ts";
import * as statement from "../../../app/routes/admin.clients.$id.statement._index.tsx";
import * as csv from "../../../app/routes/admin.clients.$id.statement.csv.ts";
import * as pdf from "../../../app/routes/admin.clients.$id.statement.pdf.ts";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { signedIn, type Browser } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import { refusalOf } from "../refusal-of.ts";

let world: World;
let browser: Browser;
let clientId: string;
let id: string;
/** A client with 25.00 of credit, and an open invoice over 100.00. */
beforeEach(async () => {
  world = await createWorld();
  browser = await signedIn(world);
  const paid = await makeOpenInvoice(world.ctx);
  clientId = paid.clientId;
  await recordPayment(world.ctx, { id: paid.id, amount: 12500 });
  id = (await makeOpenInvoice(world.ctx, { clientId })).id;
});
afterEach(() => world.close());

describe("an invoice whose client has credit", () => {
  const path = () => `/admin/invoices/${id}/credit`;

  test("offers it, takes an amount of it, and gives it back", async () => {
    const page = await browser.load(invoicePage.loader, `/admin/invoices/${id}`, { id });
    expect(page.data.credit).toMatchObject({ applicable: { amount: 2500n, currency: "EUR" } });
    const form = await browser.load(apply.loader, path(), { id });
    expect(form.data).toMatchObject({ available: "€25.00", use: { amount: "25.00" } });
    const answer = await browser.submit(apply.action, path(), { amount: "20" }, { id });
    expect(answer).toMatchObject({ status: 303, flash: "€20.00 of credit is applied." });
    const [application] = await listApplications(world.ctx, { invoiceId: id });
    const params = { id: String(application?.id) };
    const undone = await browser.submit(reversal.action, "/reversal", { invoiceId: id }, params);
    expect(undone).toMatchObject({
      location: `/admin/invoices/${id}`,
      flash: "€20.00 is the client’s credit again.",
    });
    expect(await clientCredit(world.ctx, { clientId })).toMatchObject([{ amount: 2500n }]);
  });

  test.each([
    ["25.01", 409],
    ["0", 400],
    ["", 422],
    ["all", 400],
  ])("refuses “%s” beside the field", async (amount, status) => {
    const refused = refusalOf(await browser.submit(apply.action, path(), { amount }, { id }));
    expect(refused.errors).toHaveProperty("amount");
    expect([status, 422]).toContain(refused.status);
    expect(await listApplications(world.ctx, { invoiceId: id })).toEqual([]);
  });

  test("shows nothing of it to agents", async () => {
    const agent = await signedIn(world, await world.as("agent"));
    const page = await agent.load(invoicePage.loader, `/admin/invoices/${id}`, { id });
    expect(page.data.credit).toBeNull();
    expect((await agent.load(apply.loader, path(), { id })).status).toBe(403);
    expect((await agent.load(credit.loader, "/credit", { id: clientId })).status).toBe(403);
    expect((await agent.load(statement.loader, "/statement", { id: clientId })).status).toBe(403);
  });
});

describe("the page of a client's credit", () => {
  test("records a payout and takes it back", async () => {
    const params = { id: clientId };
    const page = await browser.load(credit.loader, "/credit", params);
    expect(page.data.credits).toMatchObject([
      { balance: "€25.00", sources: [], payout: { amount: "25.00" } },
    ]);
    const fields = { currency: "EUR", amount: "10", paidOn: "2026-03-02", method: "Cash", reference: "" };
    const answer = await browser.submit(credit.action, "/credit", fields, params);
    expect(answer).toMatchObject({ status: 303, flash: "€10.00 is recorded as paid out." });
    const [payout] = await listCreditPayouts(world.ctx, { clientId });
    await browser.submit(payoutReversal.action, "/reversal", {}, { id: String(payout?.id) });
    expect(await clientCredit(world.ctx, { clientId })).toMatchObject([{ amount: 2500n }]);
  });

  test("refuses more than there is beside the field", async () => {
    const fields = { currency: "EUR", amount: "25.01", paidOn: "2026-03-02" };
    const answer = await browser.submit(credit.action, "/credit", fields, { id: clientId });
    expect(refusalOf(answer)).toMatchObject({ status: 409, errors: { amount: ["€25.00 is left."] } });
  });
});

describe("the statement", () => {
  test("is shown for a period, as PDF and as CSV", async () => {
    const path = `/admin/clients/${clientId}/statement?from=2026-03-01&to=2026-03-31&currency=EUR`;
    const page = await browser.load(statement.loader, path, { id: clientId });
    expect(page.data.statement).toMatchObject({ opening: 0n, closing: 7500n });
    const table = await browser.load(csv.loader, path, { id: clientId });
    expect(table.headers.get("Content-Disposition")).toContain("statement-2026-03-01-2026-03-31.csv");
    expect(String(table.data)).toContain("Closing balance,,,,75.00,EUR");
    const document = await browser.load(pdf.loader, path, { id: clientId });
    expect(document.headers.get("Content-Type")).toBe("application/pdf");
  });

  test.each(["from=never", "from=2026-03-31&to=2026-03-01", "currency=XXX"])(
    "of “%s” is refused with a sentence",
    async (query) => {
      const path = `/admin/clients/${clientId}/statement?${query}`;
      const page = await browser.load(statement.loader, path, { id: clientId });
      expect(page.status).toBe(422);
      expect(page.data.problems).toHaveLength(1);
    },
  );
});
