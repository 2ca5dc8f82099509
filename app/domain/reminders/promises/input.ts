import { z } from "zod";
import { civilDateField, idField, optionalLineField } from "#lib/fields";

export const recordPromiseInput = z.strictObject({
  invoiceId: idField("invoice"),
  /** The last day on which the client may still pay as promised, by its own calendar. */
  until: civilDateField,
  note: optionalLineField("The note", 200).optional().default(""),
});
