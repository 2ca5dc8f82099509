import { describe, expect, test } from "vitest";
import { TotalsPanel } from "#components/totals-panel";
import { activityDetails } from "../../app/components/invoice/activity-details.ts";
import { totalsOfTyped } from "../../app/components/typed-totals.ts";
import { vat } from "../lib/invoice-entries.ts";
import { InvoiceButtons } from "../../app/components/invoice/invoice-buttons.tsx";
import type { RecordedPayment, ShownInvoice } from "../../app/components/invoice/page-data.ts";
import { render } from "./render.tsx";

describe("the totals", () => {
  const figures = { currency: "CHF", subtotal: 1697n, discountTotal: 0n, taxes: [], total: 1695n };

  test("show what rounding took off as a figure of its own", () => {
    expect(render(<TotalsPanel figures={{ ...figures, roundingAmount: -2n }} locale="en-US" />)).toMatch(
      /Rounding.*-CHF\u00a00\.02/s,
    );
  });

  test("add up where more came in than the total", () => {
    const paid = { amountPaid: 1500n, amountCredited: 300n, amountDue: 0n };
    const html = render(<TotalsPanel figures={{ ...figures, ...paid }} locale="en-US" />);
    expect(html).toMatch(/Above the total.*CHF\u00a01\.05/s);
    const exact = { ...paid, amountPaid: 1395n };
    expect(render(<TotalsPanel figures={{ ...figures, ...exact }} />)).not.toContain("Above the total");
  });

  test("say nothing of rounding where nothing was rounded", () => {
    expect(render(<TotalsPanel figures={{ ...figures, roundingAmount: 0n }} />)).not.toContain("Rounding");
  });
});

describe("the buttons of an open invoice", () => {
  const untouched = {
    ...{ id: "i1", status: "open", amountPaid: 0n, amountCredited: 0n, delivery: { state: "sent" } },
  } as ShownInvoice;
  const show = (over: Partial<ShownInvoice>, payments: RecordedPayment[] = []) =>
    render(
      <InvoiceButtons
        page={{ invoice: { ...untouched, ...over }, payments, recipients: [], mayMoveMoney: true }}
      />,
    );

  test("offer to void it while nothing was paid or credited and nothing is on its way", () => {
    const coming = { state: "processing" } as RecordedPayment;
    expect(show({})).toContain("/admin/invoices/i1/voiding");
    expect(show({ amountPaid: 1n })).not.toContain("voiding");
    expect(show({ amountCredited: 1n })).not.toContain("voiding");
    expect(show({}, [coming])).not.toContain("voiding");
  });
});

describe("what is typed comes to", () => {
  const rate = vat("15");
  const typed = (currency: string) => ({
    currency,
    discountPercent: "",
    lines: ["25.06", "25.61", "25.63"].map((unitPrice) => ({
      ...{ description: "A", quantity: "1", unitPrice, taxRateId: rate.id, discountPercent: "" },
    })),
  });

  test("the same as on the server: taxes on lines, and coins in the organization's currency only", () => {
    const rounding = { taxRounding: "line" as const, cashRoundingIncrement: 5n, currency: "EUR" };
    expect(totalsOfTyped(typed("EUR"), [rate], rounding).figures).toMatchObject({
      taxTotal: 1144n,
      roundingAmount: 1n,
      total: 8775n,
    });
    expect(totalsOfTyped(typed("USD"), [rate], rounding).figures).toMatchObject({ total: 8774n });
    expect(totalsOfTyped(typed("EUR"), [rate]).figures).toMatchObject({ taxTotal: 1145n, total: 8775n });
  });
});

describe("what is told of an activity", () => {
  test.each([
    [{ amount: "1000", currency: "USD" }, ["$10.00"]],
    [{ total: "1695", number: "INV-0001" }, ["INV-0001", "€16.95"]],
    [{ to: "ada@lovelace.test", template: "invoice" }, ["ada@lovelace.test"]],
    [{ to: "ada@lovelace.test", reason: "No such mailbox" }, ["ada@lovelace.test", "No such mailbox"]],
    [{ amount: "many", reason: "" }, []],
    [null, []],
  ])("%j", (after, details) => {
    expect(activityDetails({ after, currency: "EUR", locale: "en-US" })).toEqual(details);
  });
});
