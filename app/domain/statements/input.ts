import { z } from "zod";
import { compareDates, isCivilDate } from "#lib/civil-date";
import { civilDateField, currencyField, idField } from "#lib/fields";

export const clientStatementInput = z
  .strictObject({
    clientId: idField("client"),
    /** Civil days in the organization's zone, both included. */
    from: civilDateField,
    to: civilDateField,
    currency: currencyField,
  })
  .refine(({ from, to }) => !isCivilDate(from) || !isCivilDate(to) || compareDates(from, to) <= 0, {
    path: ["to"],
    message: "The last day cannot be before the first.",
  });
