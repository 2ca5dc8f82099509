import { redirect } from "@remix-run/node";
import { startCheckout } from "#domain/checkout";
import type { Context } from "#platform/context";
import { type OpenedLink, rememberLink } from "./client-links.server.ts";

/** Sends the client to where the invoice can be paid, able to come back to it. */
export async function redirectToCheckout(
  ctx: Context,
  { request, link }: { request: Request; link: OpenedLink },
): Promise<Response> {
  const { invoiceId, contactId, linkId } = link;
  const { url } = await startCheckout(ctx, { invoiceId, contactId });
  const cookie = await rememberLink(request, ctx.config, linkId);
  return redirect(url, { status: 303, headers: { "Set-Cookie": cookie } });
}
