import { redirect } from "@remix-run/node";
import { approveChangeRequest } from "#domain/change-requests";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";
import { refusalFlash } from "#web/refusal-flash";

export const loader = forAdmin(async ({ params }) => redirect(`/admin/change-requests/${params["id"]}`));

export const action = forAdmin(async ({ ctx, request, params, context }) => {
  const id = String(params["id"]);
  // A form that names no version is refused, as there is no version 0.
  const version = Number((await request.formData()).get("version") ?? 0);
  return refusalFlash(context, `/admin/change-requests/${id}`, async () => {
    const { clientId, clientName } = await approveChangeRequest(ctx, { id, version });
    return flashRedirect(context, `/admin/clients/${clientId}`, `${clientName} is changed as asked for.`);
  });
});
