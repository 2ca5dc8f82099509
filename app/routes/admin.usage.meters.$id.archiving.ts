import { archiveMeter } from "#domain/meters";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";

export const action = forAdmin(async ({ ctx, params, context }) => {
  const { name } = await archiveMeter(ctx, { id: String(params["id"]) });
  return flashRedirect(context, "/admin/usage/meters", `${name} is archived.`);
});
