import type { EmailContent } from "#emails";
import { loadLate } from "#lib/load-late";

type RenderedEmail = { subject: string; html: string; text: string };

// html-to-text writes headings in capitals otherwise.
const asWritten = { selectors: [{ selector: "h1", options: { uppercase: false } }] };

/** Both parts of a mail from one template. Throws when the template or its props are not understood, and PartNotLoaded. */
export async function renderEmail(email: EmailContent): Promise<RenderedEmail> {
  const [{ render, toPlainText }, { composeEmail }] = await loadLate(() =>
    Promise.all([import("@react-email/render"), import("#emails")]),
  );
  const { subject, body } = composeEmail(email);
  const html = await render(body);
  return { subject, html, text: toPlainText(html, asWritten) };
}
