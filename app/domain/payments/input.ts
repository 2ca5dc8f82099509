import { z } from "zod";
import { amountField, civilDateField, idField, optionalLineField, pagingFields } from "#lib/fields";
import { paymentStates } from "#lib/statuses";

export const recordPaymentInput = z.strictObject({
  /** The invoice that it pays. */
  id: idField("invoice"),
  /** Minor units of the invoice's currency; what the invoice does not need becomes client credit. */
  amount: amountField("The amount").refine((amount) => amount > 0n, "The amount must be more than zero."),
  /** The civil day in the organization's zone; today unless said. */
  receivedOn: civilDateField.optional(),
  method: optionalLineField("The method", 100).optional(),
  reference: optionalLineField("The reference", 200).optional(),
  /** Makes a repeated submit find the first one's payment. */
  key: z.uuid("The key is a UUID.").optional(),
});

export const listPaymentsInput = z.strictObject({
  ...pagingFields,
  /** Beginnings of words of the reference, the invoice's number or the client's name. */
  search: z.string("Search for text.").max(200, "Search for at most 200 characters.").optional(),
  state: z.enum(paymentStates, "There is no such state of a payment.").optional(),
  source: z.enum(["stripe", "offline"], "A payment came through stripe or offline.").optional(),
  clientId: idField("client").optional(),
  invoiceId: idField("invoice").optional(),
});
