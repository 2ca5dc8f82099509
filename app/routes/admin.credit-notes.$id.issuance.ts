import { issueCreditNote, issueCreditNoteInput, type IssuedCreditNote } from "#domain/credit-notes";
import { formatMoney } from "#lib/money";
import { readInput } from "#lib/input";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";
import { refusalFlash } from "#web/refusal-flash";

export const action = forAdmin(async ({ ctx, request, params, context, staff }) => {
  const id = String(params["id"]);
  const page = `/admin/credit-notes/${id}`;
  const form = await request.formData();
  const input = readInput(issueCreditNoteInput, { id, remainder: form.get("remainder") as "credit" });
  return refusalFlash(context, page, async () => {
    const note = await issueCreditNote(ctx, input);
    return flashRedirect(context, page, messageOf(note, staff.organization.locale));
  });
});

/** What happened to the rest, and plainly when not all of it could go back. */
function messageOf(note: IssuedCreditNote, locale: string) {
  const { number, currency, remainder, amountRefunded, amountKept } = note;
  const money = (amount: bigint) => formatMoney({ amount, currency }, locale);
  const issued = `${number} is issued and on its way to the client.`;
  const refunded = amountRefunded > 0n ? ` ${money(amountRefunded)} is refunded.` : "";
  if (amountKept === 0n) return `${issued}${refunded}`;
  const kept = ` ${money(amountKept)} stays as the client’s credit`;
  if (remainder === "credit") return `${issued}${kept}.`;
  const text = `${issued}${refunded}${kept}, because no payment of this invoice can give it back.`;
  return { kind: "warning" as const, text };
}
