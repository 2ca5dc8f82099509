import { redirect } from "@remix-run/node";
import { unarchiveClient } from "#domain/clients";
import { flashRedirect } from "#web/flash";
import { forStaff } from "#web/guards";

export const loader = forStaff(async ({ params }) => redirect(`/admin/clients/${params["id"]}`));

export const action = forStaff(async ({ ctx, params, context }) => {
  const client = await unarchiveClient(ctx, { id: String(params["id"]) });
  return flashRedirect(context, `/admin/clients/${client.id}`, `${client.name} is in use again.`);
});
