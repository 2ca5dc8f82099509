import type { EmailContent } from "#emails";

type RenderedEmail = { subject: string; html: string; text: string };

// html-to-text writes headings in capitals otherwise.
const asWritten = { selectors: [{ selector: "h1", options: { uppercase: false } }] };

/** Both parts of a mail from one template. Throws when the template or its props are not understood. */
export async function renderEmail(email: EmailContent): Promise<RenderedEmail> {
  // Loaded at the first mail: a server starts faster and smaller without it.
  const [{ render, toPlainText }, { composeEmail }] = await Promise.all([
    import("@react-email/render"),
    import("#emails"),
  ]);
  const { subject, body } = composeEmail(email);
  const html = await render(body);
  return { subject, html, text: toPlainText(html, asWritten) };
}
