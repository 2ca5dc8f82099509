import { redirect } from "@remix-run/node";
import { switchOrganization } from "#domain/credentials";
import { forStaff } from "#web/guards";

/** Moves the present session to another organization of its user. */
export const action = forStaff(async ({ ctx, request, staff }) => {
  const organizationId = (await request.formData()).get("organizationId");
  await switchOrganization(ctx, {
    sessionId: staff.session.id,
    userId: staff.user.id,
    organizationId: typeof organizationId === "string" ? organizationId : "",
  });
  return redirect("/admin", 303);
});
