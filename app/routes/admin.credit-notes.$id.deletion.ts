import { deleteCreditNote, getCreditNote } from "#domain/credit-notes";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";
import { refusalFlash } from "#web/refusal-flash";

export const action = forAdmin(async ({ ctx, params, context }) => {
  const id = String(params["id"]);
  return refusalFlash(context, `/admin/credit-notes/${id}`, async () => {
    const { invoiceId } = await getCreditNote(ctx, { id });
    await deleteCreditNote(ctx, { id });
    return flashRedirect(context, `/admin/invoices/${invoiceId}`, "The draft of a credit note is deleted.");
  });
});
