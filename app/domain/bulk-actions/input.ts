import { z } from "zod";
import { idField } from "#lib/fields";
import { bulkVerbs } from "#lib/statuses";

export const startBulkInput = z.strictObject({
  /** Made up by who asks, so that asking twice starts it once. */
  id: z.uuid("This form is broken. Choose the invoices again."),
  verb: z.enum(bulkVerbs, "Choose what to do: send or remind."),
  invoiceIds: z.array(idField("invoice"), "Choose the invoices."),
});
