import { describe, expect, test } from "vitest";
import { AttentionList } from "#components/overview/attention-list";
import { FirstStepsCard } from "#components/overview/first-steps-card";
import { type CurrencyMoney, MoneyStats } from "#components/overview/money-stats";
import { render } from "./render.tsx";

type Props = Parameters<typeof AttentionList>[0];

const calm: Props = {
  attention: {
    ...{ failedEmails: 0, parkedEvents: 0, processingPayments: 0, openDisputes: 0, openDiscrepancies: 0 },
    ...{ openChangeRequests: 0, forgottenDrafts: 0, waitingSeats: null, incidents: [] },
  },
  disputed: [],
  undelivered: [],
  timeZone: "Europe/Vienna",
  locale: "en-US",
};

function textOf(html: string): string {
  return html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
}

function attention(over: Partial<Props["attention"]>, named: Partial<Props> = {}): string {
  return render(<AttentionList {...calm} {...named} attention={{ ...calm.attention, ...over }} />);
}

describe("what needs attention", () => {
  test("is said to be nothing when it is nothing", () => {
    expect(textOf(attention({}))).toContain("Nothing waits for you.");
  });

  test("has the way to each matter", () => {
    const html = attention({
      ...{ parkedEvents: 1, processingPayments: 2, openDiscrepancies: 3, openChangeRequests: 1 },
      ...{ forgottenDrafts: 5, waitingSeats: { state: "blocked" } },
      incidents: [{ id: "i-1", headline: "Stripe refuses the key", action: "Set another key." }],
    });
    for (const address of [
      "/admin/billing/incidents/i-1",
      "/admin/billing",
      "/admin/billing/events?state=parked",
      "/admin/payments?state=processing",
      "/admin/reconciliation/discrepancies",
      "/admin/change-requests",
      "/admin/invoices?status=draft&amp;sort=createdAt",
    ])
      expect(html).toContain(`href="${address}"`);
    expect(textOf(html)).toContain("5 drafts are over two weeks old");
    expect(textOf(html)).toContain("Set another key.");
  });

  test("names who did not get what, and counts the others", () => {
    const html = attention(
      { failedEmails: 3 },
      {
        undelivered: [
          {
            ...{ id: "e-1", template: "invoice", toAddress: "ada@client.test", clientName: "<i>Ada</i>" },
            ...{ invoiceNumber: "INV-7", reason: "No such mailbox" },
          },
        ],
      },
    );
    expect(textOf(html)).toContain(
      "Invoice INV-7 did not reach &lt;i&gt;Ada&lt;/i&gt; (ada@client.test) No such mailbox",
    );
    expect(textOf(html)).toContain("2 more e-mails were not delivered");
    expect(html).toContain('href="/admin/billing/emails/e-1"');
  });

  test("says until when Stripe takes evidence", () => {
    const dispute = { id: "d-1", paymentId: "p-1", amount: { amount: 10_000n, currency: "EUR" } };
    const html = attention(
      { openDisputes: 1 },
      {
        disputed: [
          {
            ...dispute,
            ...{ clientName: "Ada", invoiceNumber: "INV-7" },
            evidenceDueAt: new Date("2026-03-09T22:59:00Z"),
          },
        ],
      },
    );
    expect(textOf(html)).toContain("Ada disputes €100.00 for INV-7");
    expect(textOf(html)).toContain("Stripe takes evidence until Mar 9, 2026, 11:59 PM.");
    expect(textOf(html)).not.toContain("more payment");
  });
});

describe("the figures", () => {
  const summary = (currency: string, present: bigint, receivedByThisDay: bigint): CurrencyMoney => ({
    ...{ currency, owed: 0n, owedCount: 0, overdue: 0n, overdueCount: 0, owedByAge: [], receivedByThisDay },
    received: [
      { firstDay: "2026-02-01", amount: 9_900n },
      { firstDay: "2026-03-01", amount: present },
    ],
  });

  test("hold this month against as many days of the last, each currency by itself", () => {
    const money = [summary("EUR", 5_000n, 2_000n), summary("USD", 100n, 300n), summary("GBP", 7n, 7n)];
    const text = textOf(render(<MoneyStats money={money} locale="en-US" />));
    expect(text).toContain("€30.00 more than by this day last month");
    expect(text).toContain("$2.00 less than by this day last month");
    expect(text).toContain("The same in GBP as by this day last month");
  });

  test("say when there is nothing to hold it against", () => {
    const text = textOf(render(<MoneyStats money={[summary("EUR", 5_000n, 0n)]} locale="en-US" />));
    expect(text).toContain("Nothing by this day last month");
  });
});

test("the first steps lead as far as the first money", () => {
  const steps = { hasClient: true, hasInvoice: true, hasIssued: true, hasSent: true, hasPaid: false };
  const text = textOf(render(<FirstStepsCard steps={steps} />));
  expect(text).toContain("Get paid");
  expect(text).toContain("See what is open");
});
