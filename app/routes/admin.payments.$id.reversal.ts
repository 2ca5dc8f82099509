import { redirect } from "@remix-run/node";
import { reversePayment } from "#domain/payments";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";

/** Typed into the address bar it changes nothing. */
export const loader = forAdmin(async ({ params }) => redirect(`/admin/payments/${String(params["id"])}`));

export const action = forAdmin(async ({ ctx, params, context }) => {
  const { id } = await reversePayment(ctx, { id: String(params["id"]) });
  return flashRedirect(context, `/admin/payments/${id}`, "The payment is undone.");
});
