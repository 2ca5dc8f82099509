import { redirect } from "@remix-run/node";
import { isSetupOpen } from "#domain/accounts";
import { forAnyone } from "#web/guards";

export const loader = forAnyone(async ({ ctx, staff }) => {
  if (staff) return redirect("/admin");
  return redirect((await isSetupOpen(ctx)) ? "/setup" : "/login");
});
