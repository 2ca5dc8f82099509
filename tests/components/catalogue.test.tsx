import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ClientInvoicePageData } from "../../app/components/client-invoice/page-data.ts";
import type { ShownLineUsage, ShownPeriod } from "../../app/components/usage/page-data.ts";
import { StatementTable } from "#components/statement/statement-table";
import { StatusBadge } from "#components/status-badge";
import { VisitorLocaleContext } from "../../app/components/visitor-locale.ts";
import { en } from "#lib/texts/en";
import * as root from "../../app/root.tsx";
import * as endedLink from "../../app/routes/i.$token._index.tsx";
import * as invoicePage from "../../app/routes/invoice.$id._index.tsx";
import * as checkout from "../../app/routes/invoice.$id.checkout.tsx";
import * as currentUsage from "../../app/routes/invoice.$id.current-usage.tsx";
import * as lineUsage from "../../app/routes/invoice.$id.lines.$lineId.usage.tsx";
import * as paid from "../../app/routes/paid.$attempt.tsx";
import { rateUsage } from "#lib/rate-usage";
import { decimal } from "#lib/decimal";
import { latinWordsOf, madeUpLocale, speakMadeUp } from "../made-up-language.ts";
import { appAt, type PageModule, render } from "./render.tsx";

let speakEnglish: () => void;
beforeAll(() => {
  speakEnglish = speakMadeUp();
});
afterAll(() => speakEnglish());

type Shown = { page: PageModule; data?: unknown; error?: unknown };

/** The whole document, as a browser that asks for the made-up language gets it. */
function documentOf(address: string, { page, data, error }: Shown): string {
  return renderToStaticMarkup(
    <VisitorLocaleContext.Provider value={madeUpLocale}>
      {appAt(address, { root, page, data, error })}
    </VisitorLocaleContext.Provider>,
  );
}

const party = { name: "Кафе", address: "1010", taxNumber: "123", email: "" };

const page: ClientInvoicePageData = {
  address: "/invoice/1",
  organizationName: "Кафе",
  seller: { ...party, email: "office@kettle.test" },
  buyer: party,
  invoice: {
    ...{ id: "1", number: "0001", status: "open", paymentStatus: "unpaid", isOverdue: false },
    ...{ issuedOn: "2026-03-01", dueOn: "2026-03-15", dueInDays: 5, purchaseOrder: "77" },
  },
  closingTexts: [],
  lines: [
    {
      ...{ id: "l", description: "…", quantity: "1.5", unitAmountDecimal: "1000", amount: 1500n },
      ...{ discountAmount: 100n, countedAt: "/invoice/1/lines/l/usage" },
    },
  ],
  usageAt: "/invoice/1/current-usage",
  figures: {
    ...{ currency: "EUR", subtotal: 1500n, discountTotal: 100n, roundingAmount: 1n, total: 1700n },
    ...{ amountCredited: 100n, amountPaid: 100n, amountDue: 1500n },
    taxes: [
      { id: "a", name: "ДДС", percent: "20", inclusive: false, amount: 280n, base: 1400n },
      { id: "b", name: "ДДС", percent: "9", inclusive: true, amount: 9n, base: 100n },
    ],
  },
  payments: [
    {
      ...{ id: "p", state: "failed", amount: 100n, amountRefunded: 10n, currency: "EUR" },
      ...{ method: "Bank transfer", day: "2026-03-02" },
    },
  ],
  creditNotes: [{ id: "n", number: "0002", total: 100n, issuedOn: "2026-03-03", reason: "" }],
  credit: { amount: 500n, currency: "EUR" },
  due: { amount: 1500n, currency: "EUR" },
  locale: madeUpLocale,
  whyNotPayable: null,
  suggested: "15,00",
};

function invoice(
  over: Partial<Omit<ClientInvoicePageData, "invoice">>,
  facts: Partial<typeof page.invoice> = {},
): Shown {
  return { page: invoicePage, data: { ...page, ...over, invoice: { ...page.invoice, ...facts } } };
}

const processing = page.payments.map((payment) => ({ ...payment, state: "processing" as const }));
const { steps, amount } = rateUsage(
  {
    model: "graduated",
    tiers: [
      { upTo: "10", unitAmountDecimal: "10", flatAmount: 5n },
      { upTo: null, unitAmountDecimal: "5" },
    ],
    freeUnits: "2",
    minimumAmount: 10_000n,
  },
  { quantity: decimal("14") },
);

const event = {
  ...{ number: 7, id: "1", value: "-2.5", properties: null, cancels: 3 },
  ...{ at: new Date("2026-01-05T12:00:00Z"), receivedAt: new Date("2026-01-05T12:00:00Z") },
};

const usage: ShownLineUsage = {
  ...{
    description: "…",
    currency: "EUR",
    priceName: "Цена",
    groupKey: '["",""]',
    from: "2026-01-01",
    to: "2026-01-31",
  },
  ...{ meter: { name: "Брой", unit: "бр." }, timeZone: "Europe/Sofia", quantity: "14", steps },
  ...{ ratedAmount: amount, amount: amount - 50n },
  earlier: [
    { lineId: "1", amount: 100n, invoiceNumber: null, invoiceAt: null },
    { lineId: "2", amount: 100n, invoiceNumber: "0001", invoiceAt: null },
  ],
  events: {
    ...{ count: 1234, fromNumber: 1, toNumber: 99, hash: null, csvAt: "/usage.csv", eventsAt: null },
    ...{ first: [event], hasMore: true },
  },
};

const period: ShownPeriod = {
  ...{ planId: "plan", clientName: "Ада", currency: "EUR", from: "2026-01-01", to: "2026-01-31" },
  ...{ dayNumber: 2, dayCount: 31, amount, projectedAmount: amount },
  used: [
    {
      ...{ priceId: "p", priceName: "Цена", unit: "бр.", groupKey: '[""]', quantity: "14", steps, amount },
      projectedAmount: amount,
    },
  ],
  daily: [
    {
      ...{ meterId: "m", name: "Брой", unit: "бр.", groupCount: 7, series: [{ key: "all", label: "Общо" }] },
      days: [{ day: "2026-01-01", quantities: ["14"] }],
    },
  ],
};

const frame = { invoiceAt: "/invoice/1", number: "0001", organizationName: "Кафе", locale: madeUpLocale };

const pages: readonly (readonly [string, Shown])[] = [
  ["an open invoice", invoice({})],
  ["an invoice due today", invoice({ suggested: null }, { dueInDays: 0 })],
  ["an overdue invoice", invoice({ payments: [] }, { dueInDays: -3, isOverdue: true })],
  ["an invoice that is not paid online", invoice({ suggested: null, whyNotPayable: "" })],
  ["a payment on its way", invoice({ payments: processing })],
  [
    "a payment of all on its way",
    invoice({ payments: processing.map((one) => ({ ...one, amount: 1500n })) }),
  ],
  ["a paid invoice", invoice({}, { status: "paid", paymentStatus: "paid", dueInDays: null })],
  ["a void invoice", invoice({}, { status: "void", dueInDays: null })],
  ["a refunded invoice", invoice({}, { status: "paid", paymentStatus: "refunded", dueInDays: null })],
  ["the current usage", { page: currentUsage, data: { ...frame, periods: [period] } }],
  ["no current usage", { page: currentUsage, data: { ...frame, periods: [] } }],
  ["the usage of a line", { page: lineUsage, data: { ...frame, usage } }],
  ...["expired", "revoked"].map(
    (state) =>
      [
        `a link that is ${state}`,
        { page: endedLink, data: { state, isAsked: false, locale: madeUpLocale } },
      ] as const,
  ),
  [
    "a fresh link that was asked for",
    { page: endedLink, data: { state: "expired", isAsked: true, locale: madeUpLocale } },
  ],
  ...["paid", "on its way", "failed", "not paid"].map(
    (result) =>
      [
        `a payment that is ${result}`,
        { page: paid, data: { result, address: "/paid/1", invoiceAt: null, locale: madeUpLocale } },
      ] as const,
  ),
];

describe("every text of the catalogue's pages", () => {
  test.each(pages)("of %s is the catalogue's, and so is the document's language", (_, shown) => {
    const html = documentOf("/invoice/1", shown);
    expect(latinWordsOf(html, ["EUR", "office@kettle.test"])).toEqual([]);
    expect(html).toContain(`<html lang="${madeUpLocale}">`);
    expect(html).not.toContain("<script");
  });

  test("of a refused amount is the catalogue's too, in the client's language", () => {
    const error = {
      ...{ status: 422, statusText: "", internal: false },
      data: { page, refused: { typed: "9", problem: "…" } },
    };
    const html = documentOf("/invoice/1/checkout", { page: checkout, error });
    expect(latinWordsOf(html, ["EUR", "office@kettle.test"])).toEqual([]);
  });

  test.each([403, 404, 409, 418, 429, 500, 503])(
    "of the error %i leads on, and is the catalogue's",
    (status) => {
      const error = { status, statusText: "", internal: false, data: { message: "…" } };
      for (const [address, page] of [
        ["/invoice/1", invoicePage],
        ["/i/abc/checkout", checkout],
      ] as const) {
        const html = documentOf(address, { page, error });
        expect(latinWordsOf(html)).toEqual([]);
        expect(html).toMatch(/<main.*<a href="\/[^"]+"/s);
      }
    },
  );
});

test("pages of staff speak English whatever the browser asks for", () => {
  const staffPage = { default: () => <StatusBadge kind="invoice" status="open" /> };
  const html = documentOf("/admin", { page: staffPage, data: { locale: madeUpLocale } });
  expect(html).toContain('<html lang="en">');
  expect(html).toContain(en.status.invoice.open);
});

test("a statement is in the catalogue", () => {
  const row = {
    on: "2026-03-01",
    kind: "invoice_issued",
    reference: "",
    invoiceId: null,
    creditNoteId: null,
  };
  const amounts = { debit: 100n, credit: 0n, balance: 100n };
  const statement = { currency: "EUR", rows: [{ ...row, ...amounts }] };
  const html = documentOf("/", {
    page: {
      default: () => <StatementTable statement={statement} locale={madeUpLocale} />,
      handle: { scripts: false },
    },
  });
  expect(latinWordsOf(html, ["Steadybill"])).toEqual([]);
  expect(render(<StatementTable statement={{ ...statement, rows: [] }} locale="en" />)).toContain(
    "Nothing happened",
  );
});
