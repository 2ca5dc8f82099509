import { z } from "zod";
import { amountField, idField, optionalLineField } from "#lib/fields";

export const createRefundInput = z.strictObject({
  paymentId: idField("payment"),
  /** Minor units; all that is left unless said. */
  amount: amountField("The amount")
    .refine((amount) => amount > 0n, "The amount must be more than zero.")
    .optional(),
  reason: optionalLineField("The reason", 200).optional(),
  /** Makes a repeated submit find the first one's refund. */
  key: z.uuid("The key is a UUID.").optional(),
});
