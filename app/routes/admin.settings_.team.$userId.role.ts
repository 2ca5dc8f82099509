import { changeRole, roleInput } from "#domain/organizations";
import { flashRedirect } from "#web/flash";
import { forOwner } from "#web/guards";
import { readInput } from "#lib/input";

/** Gives a member the role admin or agent. */
export const action = forOwner(async ({ ctx, request, params, context }) => {
  const form = await request.formData();
  const wanted = readInput(roleInput, { userId: params["userId"], role: form.get("role") } as never);
  await changeRole(ctx, wanted);
  return flashRedirect(context, "/admin/settings/team", "The role is changed.");
});
