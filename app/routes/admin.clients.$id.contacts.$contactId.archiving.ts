import { redirect } from "@remix-run/node";
import { archiveContact } from "#domain/clients";
import { flashRedirect } from "#web/flash";
import { forStaff } from "#web/guards";
import { refusalFlash } from "#web/refusal-flash";

export const loader = forStaff(async ({ params }) => redirect(`/admin/clients/${params["id"]}`));

export const action = forStaff(async ({ ctx, params, context }) => {
  const [clientId, id] = [String(params["id"]), String(params["contactId"])];
  return refusalFlash(context, `/admin/clients/${clientId}/contacts/${id}`, async () => {
    await archiveContact(ctx, { clientId, id });
    return flashRedirect(
      context,
      `/admin/clients/${clientId}`,
      "The contact is archived; their links ended.",
    );
  });
});
