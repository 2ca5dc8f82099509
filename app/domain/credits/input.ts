import { z } from "zod";
import { amountField, civilDateField, currencyField, idField, optionalLineField } from "#lib/fields";

const amount = amountField("The amount").refine((units) => units > 0n, "The amount must be more than zero.");

export const applyCreditInput = z.strictObject({
  invoiceId: idField("invoice"),
  /** Minor units; as much as is due and there unless said. */
  amount: amount.optional(),
  /** Makes a repeated submit find the first one's application. */
  key: z.uuid("The key is a UUID.").optional(),
});

export const undoCreditInput = z.strictObject({ applicationId: idField("use of credit") });

export const payOutCreditInput = z.strictObject({
  clientId: idField("client"),
  currency: currencyField,
  amount,
  /** The civil day in the organization's zone; today unless said. */
  paidOn: civilDateField.optional(),
  method: optionalLineField("The method", 100).optional(),
  reference: optionalLineField("The reference", 200).optional(),
  /** Makes a repeated submit find the first one's payout. */
  key: z.uuid("The key is a UUID.").optional(),
});

export const undoCreditPayoutInput = z.strictObject({ payoutId: idField("payout of credit") });
