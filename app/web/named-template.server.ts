import { type EmailTemplate, isEmailTemplate } from "#lib/email-templates";
import { NotFound } from "#lib/errors";

/** The e-mail that the address names. */
export function namedTemplate(params: Readonly<Record<string, string | undefined>>): EmailTemplate {
  const name = params["template"] ?? "";
  if (!isEmailTemplate(name)) throw new NotFound("e-mail");
  return name;
}
