import { archiveTaxRate } from "#domain/catalog";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";

export const action = forAdmin(async ({ ctx, params, context }) => {
  const { name } = await archiveTaxRate(ctx, { id: String(params["id"]) });
  return flashRedirect(context, "/admin/settings/taxes", `${name} is archived.`);
});
