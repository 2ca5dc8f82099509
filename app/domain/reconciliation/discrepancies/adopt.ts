import type { z } from "zod";
import { convergePaymentIntent } from "#domain/stripe-payments";
import { inTransaction, organizationOf, type Context } from "#platform/context";
import { invalidField, NotFound } from "#lib/errors";
import { readInput } from "#lib/input";
import { compareObject } from "../comparing/compare-object.ts";
import { ActionDoesNotFit, PaymentWithoutIntent } from "./errors.ts";
import { adoptPaymentInput } from "./input.ts";
import type { DiscrepancyRow } from "./list.ts";
import { getOpen, settleDiscrepancy } from "./settle.ts";

/**
 * Makes a payment ours that nobody here asked for: whose it is is written on it at Stripe, where it is found again also
 * after a restore, and then it is booked as any other. Nothing changes when Stripe does not answer. Throws
 * DiscrepancySettled, ActionDoesNotFit, PaymentWithoutIntent, or InvalidInput at the field that is wrong.
 */
export async function adoptPayment(ctx: Context, given: z.input<typeof adoptPaymentInput>): Promise<void> {
  const input = readInput(adoptPaymentInput, given);
  const row = await getOpen(ctx, { id: input.id, action: "adopt" });
  const whose = await findWhose(ctx, row, input);
  const { paymentId, invoiceId } = await takeOver(ctx, row, whose);
  await inTransaction(ctx, (tx) =>
    settleDiscrepancy(tx, row, { state: "matched", verb: "adopted", paymentId, invoiceId }),
  );
}

type Whose = { readonly clientId: string | null; readonly invoiceId: string | null };

/** Books the payment under its own name; without a client it is in suspense. Throws ActionDoesNotFit, PaymentWithoutIntent. */
export async function takeOver(
  ctx: Context,
  row: DiscrepancyRow,
  { clientId, invoiceId }: Whose,
): Promise<{ paymentId: string; invoiceId: string | null }> {
  if (row.reason !== "unknown-payment") throw new ActionDoesNotFit();
  const { paymentIntentId } = await ctx.stripe.retrieveCharge(row.stripeObjectId);
  if (paymentIntentId === null) throw new PaymentWithoutIntent();
  await ctx.stripe.labelPaymentIntent(paymentIntentId, {
    organization_id: organizationOf(ctx),
    ...(clientId !== null && { client_id: clientId }),
    ...(invoiceId !== null && { invoice_id: invoiceId }),
  });
  await convergePaymentIntent(ctx, paymentIntentId);
  const payment = await ctx.db.payment.findUnique({ where: { stripePaymentIntentId: paymentIntentId } });
  if (!payment) throw new NotFound("payment");
  await compareObject(ctx, { paymentId: payment.id });
  return { paymentId: payment.id, invoiceId: payment.invoiceId };
}

async function findWhose(
  ctx: Context,
  { currency }: DiscrepancyRow,
  { clientId, invoiceId }: { clientId?: string | undefined; invoiceId?: string | undefined },
): Promise<Whose> {
  const organizationId = organizationOf(ctx);
  if (invoiceId !== undefined) {
    const invoice = await ctx.db.invoice.findFirst({ where: { id: invoiceId, organizationId } });
    if (!invoice || invoice.status === "draft") throw invalidField("invoiceId", "There is no such invoice.");
    if (invoice.currency !== currency)
      throw invalidField("invoiceId", `The payment is in ${currency}, the invoice in ${invoice.currency}.`);
    return { clientId: invoice.clientId, invoiceId };
  }
  if (clientId === undefined) throw invalidField("clientId", "Choose a client or an invoice.");
  const client = await ctx.db.client.findFirst({ where: { id: clientId, organizationId } });
  if (!client) throw invalidField("clientId", "There is no such client.");
  return { clientId, invoiceId: null };
}
