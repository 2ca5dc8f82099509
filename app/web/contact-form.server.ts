import { z } from "zod";
import { contactInput } from "#domain/clients";
import { versionField } from "#lib/fields";

/** What the form of a contact sends; a box that is not ticked is not sent. */
export const contactForm = z.object({
  version: versionField.optional(),
  name: contactInput.shape.name,
  email: contactInput.shape.email,
  getsInvoices: z.boolean().optional().default(false),
});
