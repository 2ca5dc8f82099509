import { describe, expect, test } from "vitest";
import * as paymentPage from "../../app/routes/admin.payments.$id._index.tsx";
import type { RecordedPayment } from "../../app/components/invoice/page-data.ts";
import { PaymentsCard } from "../../app/components/invoice/payments-card.tsx";
import { render, renderPage } from "./render.tsx";

const payment = {
  ...{
    id: "p1",
    source: "stripe" as const,
    state: "succeeded" as const,
    method: "Card",
    reference: "",
    failure: null,
  },
  ...{ amount: 15_000n, amountRefunded: 0n, amountDisputed: 0n, creditedAmount: 5000n, currency: "EUR" },
  ...{ receivedOn: null, receivedAt: new Date("2026-03-02T09:00:00Z"), evidenceDueAt: null, amountLost: 0n },
  ...{ createdAt: new Date("2026-03-02T09:00:00Z"), invoiceId: "i1", invoiceNumber: "INV-0001" },
  ...{ clientId: "c1", clientName: "Ada Lovelace Ltd" },
};
const deadline = new Date("2026-03-09T22:30:00Z");
const readers = { locale: "en-US", timeZone: "Europe/Vienna" };

describe("a payment's page", () => {
  const show = (over: object = {}, page: object = {}) =>
    renderPage(paymentPage, {
      payment: { ...payment, ...over },
      ...{ refunds: [], canUndo: false, canRefund: true, credit: 0n, key: "key-1", ...readers, ...page },
    });

  test("gives credit back at one press: so much of this payment, and once however often it is pressed", () => {
    const html = show({}, { credit: 5000n });
    expect(html).toContain("Give back €50.00 of credit");
    expect(html).toMatch(/<form[^>]*method="post"[^>]*action="\/admin\/payments\/p1\/refunds"/);
    expect(html).toMatch(/name="amount" value="50\.00"/);
    expect(html).toMatch(/name="key" value="key-1"/);
    expect(html).toContain("Left as credit");
  });

  test("offers no credit where none is left", () => {
    expect(show()).not.toContain("Give back");
  });

  test("says until when an open dispute has to be answered, in the organization's zone", () => {
    const html = show({ evidenceDueAt: deadline, amountDisputed: 15_000n }, { canRefund: false });
    expect(html).toMatch(/Answer the dispute until.*Mar 9, 2026, 11:30/s);
    expect(html).not.toContain("Refund</a>");
    expect(show()).not.toContain("Answer the dispute");
    expect(html).not.toContain("Lost in a dispute");
  });

  test("says that a dispute is lost, and calls that disputed no more", () => {
    const html = show({ amountDisputed: 15_000n, amountLost: 15_000n }, { canRefund: false });
    expect(html).toMatch(/Lost in a dispute.*€150\.00/s);
    expect(html).not.toContain("Disputed");
  });
});

describe("the payments of an invoice", () => {
  const show = (over: Partial<RecordedPayment>) =>
    render(<PaymentsCard page={{ payments: [{ ...payment, ...over }], mayMoveMoney: true, ...readers }} />);

  test("say until when a disputed one has to be answered at Stripe", () => {
    expect(show({ evidenceDueAt: deadline })).toMatch(/answer at Stripe until.*Mar 9, 2026, 11:30/s);
    expect(show({})).not.toContain("Disputed");
  });

  test("tell what a lost dispute took", () => {
    expect(show({ amountLost: 15_000n })).toMatch(/Lost in a dispute.*€150\.00/s);
    expect(show({})).not.toContain("Lost in a dispute");
  });

  test("tell what was left as credit, and that a debit on its way needs nothing more", () => {
    expect(show({})).toMatch(/Left as credit.*€50\.00/s);
    expect(show({ creditedAmount: 0n })).not.toContain("Left as credit");
    expect(show({ state: "processing", creditedAmount: 0n })).toContain("there is nothing more to do");
  });

  test("are none at first", () => {
    expect(render(<PaymentsCard page={{ payments: [], mayMoveMoney: true, ...readers }} />)).toContain(
      "Nothing was paid yet.",
    );
  });
});
