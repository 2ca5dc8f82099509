import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paymentStates, type InvoiceStatus } from "#lib/statuses";
import { type InvoiceFacts, projectionOf } from "../../../app/domain/invoices/projection.ts";
import { canBecome } from "../../../app/domain/invoices/status.ts";

type Payment = InvoiceFacts["payments"][number];

const payment = (over: Partial<Payment> = {}): Payment => ({
  state: "succeeded",
  amount: 100n,
  amountDisputed: 0n,
  creditedAmount: 0n,
  ...over,
});

const facts = (over: Partial<InvoiceFacts> = {}): InvoiceFacts => ({
  status: "open",
  total: 100n,
  isWrittenOff: false,
  payments: [],
  refunded: 0n,
  credited: 0n,
  ...over,
});

describe("an invoice's amounts and statuses", () => {
  test.each<[string, Partial<InvoiceFacts>, Partial<ReturnType<typeof projectionOf>>]>([
    ["nothing happened", {}, { status: "open", paymentStatus: "unpaid", amountDue: 100n }],
    [
      "a part was paid",
      { payments: [payment({ amount: 40n })] },
      { status: "open", paymentStatus: "partially_paid", amountPaid: 40n, amountDue: 60n },
    ],
    [
      "all was paid, in parts",
      { payments: [payment({ amount: 40n }), payment({ amount: 60n })] },
      { status: "paid", paymentStatus: "paid", amountPaid: 100n, amountDue: 0n },
    ],
    [
      "too much was paid",
      { payments: [payment({ amount: 130n, creditedAmount: 30n })] },
      { status: "paid", paymentStatus: "overpaid", amountPaid: 130n, amountDue: 0n },
    ],
    [
      "a payment is under way",
      { payments: [payment({ state: "processing" })] },
      { status: "open", paymentStatus: "processing", amountPaid: 0n, amountDue: 100n },
    ],
    [
      "a payment failed",
      { payments: [payment({ state: "failed" })] },
      { status: "open", paymentStatus: "unpaid", amountPaid: 0n, amountDue: 100n },
    ],
    [
      "an offline payment was a mistake",
      { status: "paid", payments: [payment({ state: "reversed", creditedAmount: 5n })] },
      { status: "open", paymentStatus: "unpaid", amountPaid: 0n, amountDue: 100n },
    ],
    [
      "a part was given back",
      { status: "paid", payments: [payment()], refunded: 10n },
      { status: "paid", paymentStatus: "partially_refunded", amountRefunded: 10n, amountDue: 0n },
    ],
    [
      "all was given back",
      { status: "paid", payments: [payment()], refunded: 100n },
      { status: "paid", paymentStatus: "refunded", amountRefunded: 100n, amountDue: 0n },
    ],
    [
      "the bank took it back",
      { status: "paid", payments: [payment({ amountDisputed: 100n })], refunded: 10n },
      { status: "paid", paymentStatus: "disputed", amountDue: 0n },
    ],
    [
      "credit paid the rest",
      { payments: [payment({ amount: 60n })], credited: 40n },
      { status: "paid", paymentStatus: "paid", amountCredited: 40n, amountDue: 0n },
    ],
    [
      "a part was credited",
      { credited: 40n },
      { status: "open", paymentStatus: "unpaid", amountCredited: 40n, amountDue: 60n },
    ],
    [
      "it was given up",
      { isWrittenOff: true },
      { status: "uncollectible", paymentStatus: "unpaid", amountDue: 100n },
    ],
    [
      "it was paid after it was given up",
      { status: "uncollectible", isWrittenOff: true, payments: [payment()] },
      { status: "paid", paymentStatus: "paid", amountDue: 0n },
    ],
    [
      "it was voided by a credit note",
      { status: "void", credited: 100n },
      { status: "void", paymentStatus: "unpaid", amountCredited: 100n, amountDue: 0n },
    ],
    [
      "it was paid after it was voided",
      { status: "void", payments: [payment({ creditedAmount: 100n })] },
      { status: "void", paymentStatus: "overpaid", amountPaid: 100n, amountDue: 0n },
    ],
    ["it is a draft", { status: "draft" }, { status: "draft", paymentStatus: "unpaid", amountDue: 0n }],
    ["it is free", { total: 0n }, { status: "paid", paymentStatus: "paid", amountDue: 0n }],
  ])("when %s", (_, over, expected) => {
    expect(projectionOf(facts(over))).toMatchObject(expected);
  });
});

const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
const anyFacts: fc.Arbitrary<InvoiceFacts> = fc.record({
  status: fc.constantFrom<InvoiceStatus>("open", "paid", "uncollectible", "void"),
  total: amount,
  isWrittenOff: fc.boolean(),
  payments: fc.array(
    fc.record({
      state: fc.constantFrom(...paymentStates),
      amount,
      amountDisputed: fc.constantFrom(0n, 0n, 5n),
      creditedAmount: fc.constantFrom(0n, 0n, 5n),
    }),
    { maxLength: 4 },
  ),
  refunded: amount,
  credited: amount,
});

describe("whatever happens to an invoice", () => {
  test("what is due is never negative and never more than the total", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const { amountDue } = projectionOf(given);
        expect(amountDue >= 0n && amountDue <= given.total).toBe(true);
      }),
    );
  });

  test("it is paid exactly when nothing is due, and void stays void", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const { status, amountDue } = projectionOf(given);
        if (given.status === "void") expect(status).toBe("void");
        else expect(status === "paid").toBe(amountDue === 0n);
      }),
    );
  });

  test("looking again changes nothing", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const first = projectionOf(given);
        expect(projectionOf({ ...given, status: first.status })).toEqual(first);
      }),
    );
  });

  test("refunds never change what is due", () => {
    fc.assert(
      fc.property(anyFacts, amount, (given, refunded) => {
        expect(projectionOf({ ...given, refunded }).amountDue).toBe(projectionOf(given).amountDue);
      }),
    );
  });
});

test("a void invoice stays void, and only a draft becomes open for the first time", () => {
  for (const to of ["draft", "open", "paid", "uncollectible"] as const)
    expect(canBecome("void", to), to).toBe(false);
  for (const from of ["open", "paid", "uncollectible", "void"] as const)
    expect(canBecome(from, "draft"), from).toBe(false);
  expect(canBecome("open", "void")).toBe(true);
  expect(canBecome("paid", "void")).toBe(false);
  expect(canBecome("uncollectible", "paid")).toBe(true);
});
