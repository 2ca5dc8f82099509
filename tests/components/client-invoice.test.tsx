import { describe, expect, test } from "vitest";
import { InvoiceFacts } from "#components/client-invoice/invoice-facts";
import { InvoiceHeading } from "#components/client-invoice/invoice-heading";
import { InvoiceLines } from "#components/client-invoice/invoice-lines";
import { PayBox, type PayBoxProps } from "#components/client-invoice/pay-box";
import { PaymentList } from "#components/client-invoice/payment-list";
import { render } from "./render.tsx";

const page: PayBoxProps["page"] = {
  address: "/invoice/inv-1",
  invoice: {
    id: "inv-1",
    number: "INV-0001",
    status: "open",
    paymentStatus: "unpaid",
    isOverdue: false,
    issuedOn: "2026-03-01",
    dueOn: "2026-03-15",
    dueInDays: null,
    purchaseOrder: "",
  },
  payments: [],
  due: { amount: 123456n, currency: "EUR" },
  locale: "de-AT",
  whyNotPayable: null,
  suggested: null,
};

const payment = {
  id: "p",
  amount: 123456n,
  amountRefunded: 0n,
  currency: "EUR",
  method: "",
  day: "2026-03-02",
};

function show(over: Partial<PayBoxProps["page"]> = {}, refused?: PayBoxProps["refused"]) {
  return render(<PayBox page={{ ...page, ...over }} {...(refused && { refused })} />);
}

const inState = (status: "paid" | "void") => ({ invoice: { ...page.invoice, status } });

describe("what there is to do", () => {
  test("an open invoice is paid with a plain form, in the client's numbers", () => {
    const shown = show();
    expect(shown).toContain('method="post" action="/invoice/inv-1/checkout"');
    expect(shown).toMatch(/Pay .*€\u00a01\.234,56|Pay .*€\u00a01\u00a0234,56/);
    expect(shown).not.toContain("<input");
  });

  test("a payment on its way needs nothing more", () => {
    const shown = show({ payments: [{ ...payment, state: "processing" }] });
    expect(shown).toContain("on its way");
    expect(shown).toContain("nothing more to do");
    expect(shown).not.toContain("<form");
  });

  test("a part on its way leaves the rest for later", () => {
    const shown = show({ payments: [{ ...payment, amount: 100n, state: "processing" }] });
    expect(shown).toContain("the rest can be paid here");
    expect(shown).not.toContain("<form");
  });

  test("a paid or void invoice cannot be paid", () => {
    expect(show(inState("paid"))).toContain("This invoice is paid.");
    expect(show(inState("void"))).toContain("This invoice is void.");
    expect(show(inState("paid")) + show(inState("void"))).not.toContain("<form");
  });

  test("what was given back is not thanked for", () => {
    const invoice = { ...page.invoice, status: "paid", paymentStatus: "refunded" } as const;
    expect(show({ invoice })).toContain("What was paid for this invoice was given back.");
    expect(show({ invoice })).not.toContain("Thank you");
    expect(render(<InvoiceHeading invoice={invoice} locale="en" />)).toContain("Refunded");
  });

  test("without Stripe the amount is shown and how to pay it, and nothing can be pressed", () => {
    const shown = show({ whyNotPayable: "" });
    expect(shown).toContain("Amount due");
    expect(shown).toContain("Please pay by bank transfer or as agreed, and name invoice INV-0001 with it.");
    expect(shown).not.toContain("<form");
  });

  test("an amount that Stripe does not take says why", () => {
    expect(show({ whyNotPayable: "The least is 0.50." })).toContain("The least is 0.50.");
  });

  test("after a failed payment the client can try again", () => {
    const shown = show({ payments: [{ ...payment, state: "failed" }] });
    expect(shown).toContain("did not go through");
    expect(shown).toContain("<form");
  });

  test("an invoice that may be paid in parts asks how much, filled with all of it", () => {
    const shown = show({ suggested: "1234,56" });
    expect(shown).toMatch(/name="amount"[^>]*value="1234,56"/);
    expect(shown).toContain("Continue to payment");
  });

  test("an amount that was refused stands there again, with the sentence beside it", () => {
    const shown = show({ suggested: "1234,56" }, { typed: "9999", problem: "At most that much." });
    expect(shown).toMatch(/name="amount"[^>]*value="9999"/);
    expect(shown).toContain('aria-invalid="true"');
    expect(shown).toContain("At most that much.");
  });
});

test("an invoice that was given up looks open to its client", () => {
  const invoice = {
    number: "INV-0001",
    status: "uncollectible" as const,
    paymentStatus: "unpaid" as const,
    isOverdue: false,
    issuedOn: "2026-03-01",
    dueOn: "2026-03-15",
    dueInDays: null,
    purchaseOrder: "",
  };
  const seller = { name: "Kettle & Co.", address: "1 Harbor Street\n1010 Vienna", taxNumber: "ATU1" };
  const page = render(
    <>
      <InvoiceHeading invoice={invoice} locale="de-AT" />
      <InvoiceFacts invoice={invoice} seller={seller} buyer={null} locale="de-AT" />
    </>,
  );
  expect(page).toContain("Open");
  expect(page).not.toContain("Uncollectible");
  expect(page).toContain("1 Harbor Street\n1010 Vienna");
  expect(page).toContain("15.");
});

test.each([
  [14, "in 14 days"],
  [1, "in 1 day"],
  [0, "today"],
  [-1, "1 day overdue"],
  [-40, "40 days overdue"],
  [null, null],
])("a due date in %j days is told as “%s”", (dueInDays, words) => {
  const shown = render(<InvoiceHeading invoice={{ ...page.invoice, dueInDays }} locale="en" />);
  expect(shown).toContain(words === null ? "INV-0001" : `Mar 15, 2026</time><span`);
  if (words === null) expect(shown).not.toMatch(/Due|overdue|today/);
  else expect(shown.replace(/<[^>]*>/g, "")).toContain(`Mar 15, 2026, ${words}`);
});

test("lines show quantity, price and what was taken off", () => {
  const line = { id: "1", description: "Hours", quantity: "1.5", unitAmountDecimal: "9999.5" };
  const lines = [{ ...line, amount: 14999n, discountAmount: 1500n }];
  const page = render(<InvoiceLines lines={lines} currency="EUR" locale="en-US" />);
  for (const text of ["Hours", "1.5", "€99.995", "€149.99", "-€15.00"]) expect(page).toContain(text);
});

test("payments say when and how, and what went back", () => {
  const payment = {
    ...{ id: "1", amount: 5000n, amountRefunded: 1000n, currency: "EUR", method: "Visa ending in 4242" },
    day: "2026-03-02",
  };
  const page = render(
    <PaymentList
      payments={[
        { ...payment, state: "succeeded" },
        { ...payment, id: "2", state: "failed", amountRefunded: 0n },
      ]}
      locale="en-US"
    />,
  );
  for (const text of ["Mar 2, 2026", "Visa ending in 4242", "€50.00", "€10.00", "Failed"])
    expect(page).toContain(text);
  expect(render(<PaymentList payments={[]} locale="en-US" />)).toBe("");
});
