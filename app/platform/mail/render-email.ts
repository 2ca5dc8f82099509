import { render, toPlainText } from "@react-email/render";
import { composeEmail, type EmailContent } from "#emails";

export type RenderedEmail = { subject: string; html: string; text: string };

/** Both parts of a mail from one template. Throws when the template or its props are not understood. */
export async function renderEmail(email: EmailContent): Promise<RenderedEmail> {
  const { subject, body } = composeEmail(email);
  const html = await render(body);
  return { subject, html, text: toPlainText(html) };
}
