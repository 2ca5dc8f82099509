import { z } from "zod";
import { emailField, lineField, linesField, optionalLineField } from "#lib/fields";

/** The whole form; what is as before is no wish. `name`, `address` and `taxNumber` are the client's. */
export const changeRequestInput = z.strictObject({
  contactName: lineField("Your name", 200),
  email: emailField,
  name: lineField("The name", 200),
  address: linesField("The address", 600),
  taxNumber: optionalLineField("The tax number", 60),
});
