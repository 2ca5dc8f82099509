import { archivePrice } from "#domain/prices";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";

export const action = forAdmin(async ({ ctx, params, context }) => {
  const { name } = await archivePrice(ctx, { id: String(params["id"]) });
  return flashRedirect(context, "/admin/usage/prices", `${name} is archived.`);
});
