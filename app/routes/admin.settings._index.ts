import { redirect } from "@remix-run/node";
import { forAdmin } from "#web/guards";

export const loader = forAdmin(async () => redirect("/admin/settings/organization"));
