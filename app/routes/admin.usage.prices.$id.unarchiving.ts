import { unarchivePrice } from "#domain/prices";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";

export const action = forAdmin(async ({ ctx, params, context }) => {
  const { id, name } = await unarchivePrice(ctx, { id: String(params["id"]) });
  return flashRedirect(context, `/admin/usage/prices/${id}`, `${name} is in use again.`);
});
