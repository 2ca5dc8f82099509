import { getOutboxEmail } from "#domain/outbox";
import type { Guarded, Staff } from "./guards.server.ts";

/** What the page of the mail that `params.id` names shows. The addresses of its buttons show the same page. */
export async function loadOutboxPage({ ctx, params, staff }: Guarded & { readonly staff: Staff }) {
  const { timeZone, locale } = staff.organization;
  return { email: await getOutboxEmail(ctx, { id: String(params["id"]) }), zone: { timeZone, locale } };
}
