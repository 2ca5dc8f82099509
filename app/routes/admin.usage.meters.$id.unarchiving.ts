import { unarchiveMeter } from "#domain/meters";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";

export const action = forAdmin(async ({ ctx, params, context }) => {
  const { id, name } = await unarchiveMeter(ctx, { id: String(params["id"]) });
  return flashRedirect(context, `/admin/usage/meters/${id}`, `${name} is in use again.`);
});
