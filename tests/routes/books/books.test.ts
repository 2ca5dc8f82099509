import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closeBooks } from "#domain/books";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import * as clientsCsv from "../../../app/routes/admin.clients.csv.ts";
import * as creditNotesCsv from "../../../app/routes/admin.credit-notes.csv.ts";
import * as invoicesCsv from "../../../app/routes/admin.invoices.csv.ts";
import * as payments from "../../../app/routes/admin.invoices.$id.payments.tsx";
import * as paymentsCsv from "../../../app/routes/admin.payments.csv.ts";
import * as books from "../../../app/routes/admin.settings.books._index.tsx";
import * as closing from "../../../app/routes/admin.settings.books.closing.tsx";
import * as reopening from "../../../app/routes/admin.settings.books.reopening.tsx";
import * as journal from "../../../app/routes/admin.settings.journal.tsx";
import * as journalCsv from "../../../app/routes/admin.settings_.journal.csv.ts";
import * as proof from "../../../app/routes/admin.settings.proof.tsx";
import * as proofRuns from "../../../app/routes/admin.settings_.proof.runs.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const home = "/admin/settings/books";

describe("closing books", () => {
  test("is the owner's alone, with a reason for the way back", async () => {
    const admin = await signedIn(world, await world.as("admin"));
    expect((await admin.load(books.loader, home)).data).toMatchObject({ isOwner: false });
    expect(await admin.submit(closing.action, `${home}/closing`, { until: "2026-02-28" })).toMatchObject({
      status: 403,
    });
    const owner = await signedIn(world);
    expect(await owner.submit(closing.action, `${home}/closing`, { until: "2026-03-02" })).toMatchObject({
      status: 422,
      data: { error: { until: ["Books can be closed until yesterday at the latest."] } },
    });
    expect(await owner.submit(closing.action, `${home}/closing`, { until: "2026-02-28" })).toMatchObject({
      location: home,
      flash: "The books are closed until Feb 28, 2026.",
    });
    expect((await owner.load(books.loader, home)).data).toMatchObject({ closing: { until: "2026-02-28" } });
    expect(await owner.submit(reopening.action, `${home}/reopening`, { reason: "" })).toMatchObject({
      status: 422,
    });
    expect(await admin.submit(reopening.action, `${home}/reopening`, { reason: "x" })).toMatchObject({
      status: 403,
    });
    expect(
      await owner.submit(reopening.action, `${home}/reopening`, { reason: "A late bill" }),
    ).toMatchObject({
      flash: "The books are reopened.",
    });
    expect((await owner.load(books.loader, home)).data).toMatchObject({ closing: { until: null } });
  });

  test("refuses a payment of a closed day beside the field", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await closeBooks(world.ctx, { until: "2026-02-28" });
    const browser = await signedIn(world);
    const answer = await browser.submit(
      payments.action,
      `/admin/invoices/${id}/payments`,
      { id, amount: "10.00", receivedOn: "2026-02-27" },
      { id },
    );
    expect(answer.status).toBe(409);
    expect(JSON.stringify(answer.data)).toContain("The books are closed until Feb 28, 2026");
    expect(await world.database.db.payment.count()).toBe(0);
  });
});

test("account codes are saved together, and a code that is taken is refused beside it", async () => {
  const browser = await signedIn(world);
  const form = (code: string) => ({
    "accounts[0].account": "bank",
    "accounts[0].code": code,
    "accounts[0].name": "Sparkasse",
  });
  expect(await browser.submit(books.action, home, form("1800"))).toMatchObject({
    flash: "The account codes are saved.",
  });
  expect(await browser.submit(books.action, home, form("4000"))).toMatchObject({
    status: 422,
    data: { error: { "accounts[0].code": ["Revenue has this code already."] } },
  });
  const page = await browser.load(books.loader, home);
  expect(page.data.accounts[0]).toEqual({ account: "bank", code: "1800", name: "Sparkasse" });
});

describe("the journal", () => {
  test("is shown with the trial balance, narrowed to an account and a period", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const browser = await signedIn(world);
    const at = (query: string) => browser.load(journal.loader, `/admin/settings/journal${query}`);
    expect((await at("")).data).toMatchObject({
      balance: {
        balanced: true,
        accounts: [
          { account: "receivable", debit: 10_000n },
          { account: "revenue", credit: 10_000n },
        ],
      },
      items: [
        {
          sequence: 1,
          kind: "invoice_issued",
          postings: [
            { account: "receivable", amount: 10_000n, document: "INV-0001", invoiceId: id },
            { account: "revenue", amount: -10_000n, client: "Ada Lovelace Ltd" },
          ],
        },
      ],
      period: { from: "2026-03-01", to: "2026-03-02" },
    });
    expect((await at("?account=revenue&from=2026-03-02&to=2026-03-02")).data.items).toHaveLength(1);
    expect((await at("?account=bank")).data.items).toEqual([]);
    expect((await at("?to=2026-03-01")).data.items).toEqual([]);
    expect(await at("?account=gold")).toMatchObject({ status: 422 });
  });

  test("is read page by page, each entry once", async () => {
    for (let count = 0; count < 27; count += 1) await makeOpenInvoice(world.ctx);
    const browser = await signedIn(world);
    const first = (await browser.load(journal.loader, "/admin/settings/journal?account=revenue")).data;
    const second = (
      await browser.load(journal.loader, `/admin/settings/journal?account=revenue&cursor=${first.nextCursor}`)
    ).data;
    const numbers = [...first.items, ...second.items].map(({ sequence }) => sequence);
    expect(numbers).toEqual(Array.from({ length: 27 }, (_, index) => 27 - index));
    expect(second.nextCursor).toBeNull();
  });

  test("is exported for a period as a file", async () => {
    await makeOpenInvoice(world.ctx);
    const browser = await signedIn(world);
    const csv = await browser.load(
      journalCsv.loader,
      "/admin/settings/journal/csv?from=2026-03-01&to=2026-03-31",
    );
    expect(csv.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    expect(csv.headers.get("Content-Disposition")).toBe(
      'attachment; filename="journal-2026-03-01-2026-03-31.csv"',
    );
    expect(csv.data).toContain("1,2026-03-02,invoice_issued,1200,Accounts receivable,100.00,,EUR,");
    expect(
      await browser.load(journalCsv.loader, "/admin/settings/journal/csv?from=2026-03-01"),
    ).toMatchObject({
      status: 422,
    });
  });
});

test("each list is exported with the filters in its address, by admins alone", async () => {
  await makeOpenInvoice(world.ctx);
  const browser = await signedIn(world);
  const agent = await signedIn(world, await world.as("agent"));
  const lists = [
    [invoicesCsv.loader, "/admin/invoices/csv?status=open&sort=-total", "invoices-2026-03-02.csv", 2],
    [invoicesCsv.loader, "/admin/invoices/csv?q=nobody", "invoices-2026-03-02.csv", 1],
    [paymentsCsv.loader, "/admin/payments/csv?state=succeeded", "payments-2026-03-02.csv", 1],
    [clientsCsv.loader, "/admin/clients/csv?q=ada", "clients-2026-03-02.csv", 2],
    [creditNotesCsv.loader, "/admin/credit-notes/csv", "credit-notes-2026-03-02.csv", 1],
  ] as const;
  for (const [loader, path, fileName, lines] of lists) {
    const csv = await browser.load(loader, path);
    expect(csv.headers.get("Content-Disposition"), path).toContain(fileName);
    // An address of a client has lines of its own, within quotes.
    const text = String(csv.data).replaceAll(/"[^"]*"/g, "");
    expect(text.trimEnd().split("\r\n"), path).toHaveLength(lines);
    expect(await agent.load(loader, path), path).toMatchObject({ status: 403 });
  }
});

test("the books are proved with a button, in the background, and the page shows what came out", async () => {
  await makeOpenInvoice(world.ctx);
  const browser = await signedIn(world);
  const page = () => browser.load(proof.loader, "/admin/settings/proof");
  expect((await page()).data).toMatchObject({ proof: null });
  expect(await browser.submit(proofRuns.action, "/admin/settings/proof/runs")).toMatchObject({
    location: "/admin/settings/proof",
    flash: "The books are being proved.",
  });
  await expect.poll(async () => (await page()).data.proof?.state).toBe("done");
  expect((await page()).data).toMatchObject({ proof: { count: 0, differences: [] } });
  const agent = await signedIn(world, await world.as("agent"));
  expect(await agent.load(proof.loader, "/admin/settings/proof")).toMatchObject({ status: 403 });
});
