import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Standing, statusInWords } from "../../app/components/portal/status-in-words.ts";
import { VisitorLocaleContext } from "../../app/components/visitor-locale.ts";
import { en } from "#lib/texts/en";
import * as root from "../../app/root.tsx";
import * as door from "../../app/routes/portal._index.tsx";
import * as link from "../../app/routes/portal.$token._index.tsx";
import * as contact from "../../app/routes/portal.contact.tsx";
import * as invoices from "../../app/routes/portal.invoices.tsx";
import * as statement from "../../app/routes/portal.statement._index.tsx";
import { latinWordsOf, madeUpLocale, speakMadeUp } from "../made-up-language.ts";
import { appAt, type PageModule } from "./render.tsx";

let speakEnglish: () => void;
beforeAll(() => {
  speakEnglish = speakMadeUp();
});
afterAll(() => speakEnglish());

type Shown = { page: PageModule; data?: unknown; error?: unknown };

function documentOf({ page, data, error }: Shown, locale = madeUpLocale): string {
  return renderToStaticMarkup(
    <VisitorLocaleContext.Provider value={locale}>
      {appAt("/portal", { root, page, data, error })}
    </VisitorLocaleContext.Provider>,
  );
}

const frame = {
  ...{ organizationName: "Кафе", clientName: "Ада", email: "ada@lovelace.test", query: "?for=1" },
  ...{ hasSeveral: true, brand: { color: null, logo: null } },
};
const locale = madeUpLocale;
const open: Standing = {
  ...{ status: "open", paymentStatus: "unpaid", isOverdue: false, isProcessing: false },
  dueOn: "2026-03-15",
};
const standings: readonly (readonly [string, Partial<Standing>, string])[] = [
  ["to pay", {}, "To pay by Mar 15, 2026"],
  ["to pay without a day", { dueOn: null }, "To pay"],
  ["overdue", { isOverdue: true }, "Overdue since Mar 15, 2026"],
  ["given up, which is owed as before", { status: "uncollectible" }, "To pay by Mar 15, 2026"],
  ["on its way", { isProcessing: true, isOverdue: true }, "Your payment is on its way: nothing more to do"],
  ["partly paid", { paymentStatus: "partially_paid" }, "Partly paid, the rest by Mar 15, 2026"],
  ["paid", { status: "paid", paymentStatus: "paid" }, "Paid"],
  ["refunded", { status: "paid", paymentStatus: "refunded" }, "Paid and given back"],
  ["void", { status: "void" }, "Cancelled: nothing to pay"],
];

const list = standings.map(([, over], index) => ({
  ...{ ...open, ...over, id: String(index), number: `000${index}` },
  ...{ currency: "EUR", total: 10000n, amountDue: 5000n, issuedOn: "2026-03-01" },
}));
const note = {
  ...{ id: "n", number: "0001", invoiceId: "1", invoiceNumber: "0002", currency: "EUR", total: 100n },
  issuedOn: "2026-03-01",
};
const money = [{ currency: "EUR", amount: 10000n }];
const row = {
  on: "2026-03-01",
  kind: "invoice_issued",
  reference: "0001",
  invoiceId: "1",
  creditNoteId: null,
};
const wishes = [{ field: "address", before: "", after: "…" }];
const details = { contactName: "Ада", email: "ada@lovelace.test", name: "Ада", address: "", taxNumber: "" };

const invoicesPage = (over: object): Shown => ({
  page: invoices,
  data: {
    ...{ locale, frame, page: 2, owed: money, credit: money, notes: [note] },
    ...{ invoices: { items: list, hasMore: true }, ...over },
  },
});
const statementPage = (over: object): Shown => ({
  page: statement,
  data: {
    ...{ locale, frame, currencies: ["EUR"], forContact: "1", pdfAt: "/pdf", problems: [] },
    asked: { from: "2026-01-01", to: "2026-03-01", currency: "EUR" },
    statement: {
      ...{ currency: "EUR", opening: 0n, closing: 100n },
      rows: [{ ...row, debit: 100n, credit: 0n, balance: 100n }],
    },
    ...over,
  },
});
const contactPage = (over: object): Shown => ({
  page: contact,
  data: { locale, frame, details, sessionCount: 2, requests: [], ...over },
});

const pages: readonly (readonly [string, Shown])[] = [
  ["the door", { page: door, data: { isAsked: false, choice: null, locale } }],
  ["a link that was asked for", { page: door, data: { isAsked: true, choice: null, locale } }],
  [
    "the choice between clients",
    {
      page: door,
      data: {
        ...{ isAsked: false, locale },
        choice: {
          email: "ada@lovelace.test",
          places: [{ address: "/portal/invoices?for=1", clientName: "Ада", organizationName: "Кафе" }],
        },
      },
    },
  ],
  ...[true, false].flatMap((isLive) =>
    [true, false].map(
      (isAsked) =>
        [
          `a link, live ${isLive}, asked for ${isAsked}`,
          { page: link, data: { isLive, isAsked, renewalAt: "/portal/t/renewal", locale } },
        ] as const,
    ),
  ),
  ["the invoices", invoicesPage({})],
  ["no invoices", invoicesPage({ page: 1, invoices: { items: [], hasMore: false }, owed: [], credit: [] })],
  ["the statement", statementPage({})],
  [
    "an empty statement",
    statementPage({ statement: { currency: "EUR", opening: 0n, closing: 0n, rows: [] } }),
  ],
  ["no statement", statementPage({ statement: null })],
  ["the details", contactPage({})],
  [
    "the details with wishes",
    contactPage({
      sessionCount: 1,
      requests: ["open", "approved", "refused", "withdrawn"].map((state) => ({
        ...{ id: state, state, wishes, reason: "…", day: "2026-03-01" },
      })),
    }),
  ],
];

describe("every page of the portal", () => {
  test.each(pages)("takes its words from the catalogue and sends no script: %s", (_, shown) => {
    const html = documentOf(shown);
    expect(latinWordsOf(html, ["EUR", "ada@lovelace.test", "PDF"])).toEqual([]);
    expect(html).toContain(`<html lang="${madeUpLocale}">`);
    expect(html).not.toContain("<script");
  });

  test.each([403, 404, 409, 429, 500])("leads on from the error %i", (status) => {
    const error = { status, statusText: "", internal: false, data: { message: "…" } };
    const html = documentOf({ page: invoices, error }).replace(/<title>.*?<\/title>/, "");
    expect(latinWordsOf(html)).toEqual([]);
    expect(html).toContain('href="/portal"');
  });

  test("shows hostile names as the text that they are", () => {
    const clientName = '<img src=x onerror="alert(1)">\u202e';
    const html = documentOf(invoicesPage({ locale: "en", frame: { ...frame, clientName } }));
    expect(html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
    expect(html).not.toContain("<img");
  });
});

test.each(standings)("an invoice that is %s says so in plain words", (_, over, words) => {
  expect(statusInWords({ ...open, ...over }, en.portal.status, "en-US")).toBe(words);
});
