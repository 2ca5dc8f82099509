import type { EmailContent } from "#emails";
import { withoutTurns } from "#lib/direction-marks";
import { loadLate } from "#lib/load-late";

export type RenderedEmail = { subject: string; html: string; text: string };

// html-to-text writes headings in capitals otherwise.
const asWritten = { selectors: [{ selector: "h1", options: { uppercase: false } }] };

/** Both parts of a mail from one template. Throws when the template or its props are not understood, and PartNotLoaded. */
export async function renderEmail(email: EmailContent): Promise<RenderedEmail> {
  const [{ render, toPlainText }, { composeEmail }] = await loadLate(() =>
    Promise.all([import("@react-email/render"), import("#emails")]),
  );
  const { subject, body } = composeEmail(withoutTurnsIn(email));
  const html = await render(body);
  return { subject, html, text: toPlainText(html, asWritten) };
}

/** A name that turns the reading direction must not turn the sentence that it stands in. */
function withoutTurnsIn<T>(value: T): T {
  if (typeof value === "string") return withoutTurns(value) as T;
  if (Array.isArray(value)) return value.map(withoutTurnsIn) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, withoutTurnsIn(part)] as const);
  return Object.fromEntries(entries) as T;
}
