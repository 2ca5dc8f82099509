import { z } from "zod";
import { idField, optionalLineField } from "#lib/fields";

const id = idField("discrepancy");
/** A select without a choice sends nothing but its name. */
const optionalId = (noun: string) =>
  z.preprocess((value) => (value === "" ? undefined : value), idField(noun).optional());

/** Whose the money is: of a client, or, which says that too, of an invoice. */
export const adoptPaymentInput = z.strictObject({
  id,
  clientId: optionalId("client"),
  invoiceId: optionalId("invoice"),
});

export const matchPaymentInput = z.strictObject({
  ...adoptPaymentInput.shape,
  /** A payment that was recorded by hand and is the same money. */
  paymentId: optionalId("payment"),
});

export const ignoreDiscrepancyInput = z.strictObject({
  id,
  note: optionalLineField("The note", 500).refine((note) => note !== "", "Say why, for whoever looks later."),
});
