import { redirect } from "@remix-run/node";
import { withdrawChangeRequest } from "#domain/change-requests";
import { forPortal } from "#web/guards";

/** Typed into the address bar it changes nothing. */
export const loader = forPortal(async ({ portal }) => redirect(`/portal/contact${portal.query}`));

export const action = forPortal(async ({ ctx, portal }) => {
  const { contactId, clientId } = portal.place;
  await withdrawChangeRequest(ctx, { contactId, clientId });
  return redirect(`/portal/contact${portal.query}`, 303);
});
