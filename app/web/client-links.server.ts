import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { findContact } from "#domain/clients";
import { takeFromLimit } from "#domain/limits";
import { findLink, type FoundLink, listLiveLinks } from "#domain/links";
import { ensureOwnLink } from "#domain/portal";
import { actsFor, type Config, type Context, contextFor } from "#platform/context";
import { hours } from "#lib/duration";
import { NotFound } from "#lib/errors";
import { cookiesFor } from "./cookies.server.ts";
import { readPortalSession } from "./portal-session.server.ts";

export type OpenedLink = {
  readonly linkId: string;
  readonly invoiceId: string;
  readonly organizationId: string;
  readonly contactId: string;
  readonly contactName: string;
};

/** So that the cookie stays small; who opens more keeps the newest. */
const mostRemembered = 30;

/** The invoice link that a token opens, in whatever state. Unknown tokens are counted per address, known ones are free. */
export async function findInvoiceLink(
  ctx: Context,
  query: { token: string; address: string },
): Promise<FoundLink> {
  const link = await findLink(ctx, { kind: "invoice", token: query.token });
  if (link) return link;
  await takeFromLimit(ctx, { key: `unknown-link:${query.address}`, limit: 300, window: hours(1) });
  throw new NotFound("invoice");
}

/** The live link that lets this request at the invoice; throws NotFound without one. */
export async function findOpenedLink(args: LoaderFunctionArgs | ActionFunctionArgs): Promise<OpenedLink> {
  const ctx = contextFor(args.context.parts, { kind: "stranger" });
  const { token, id } = args.params;
  const link = token
    ? await findInvoiceLink(ctx, { token, address: args.context.address })
    : ((await findRememberedLink(ctx, args.request, String(id))) ?? (await findPortalGrant(ctx, args)));
  if (!link?.organizationId || !link.contactId || link.state !== "live") throw new NotFound("invoice");
  const { organizationId, contactId } = link;
  const contact = await findContact(actsFor(ctx, organizationId), { id: contactId });
  if (!contact) throw new NotFound("invoice");
  return { linkId: link.id, invoiceId: link.subjectId, organizationId, contactId, contactName: contact.name };
}

/** The Set-Cookie value that adds a link to those this browser has opened. */
export async function rememberLink(request: Request, config: Config, linkId: string): Promise<string> {
  const known = await readRemembered(request, config);
  const ids = [linkId, ...known.filter((id) => id !== linkId)].slice(0, mostRemembered);
  return cookiesFor(config).links.serialize(ids);
}

/** The live link to the invoice that this browser has opened, if any. */
export async function findRememberedLink(ctx: Context, request: Request, invoiceId: string) {
  const links = await listLiveLinks(ctx, await readRemembered(request, ctx.config));
  return links.find((link) => link.kind === "invoice" && link.subjectId === invoiceId);
}

/** Who is signed in to the portal has every invoice of the client open, by the contact's own link. */
async function findPortalGrant(ctx: Context, { request, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const session = await readPortalSession(ctx, request);
  return session && ensureOwnLink(ctx, { email: session.email, invoiceId: String(params["id"]) });
}

async function readRemembered(request: Request, config: Config): Promise<string[]> {
  const value: unknown = await cookiesFor(config).links.parse(request.headers.get("Cookie"));
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === "string") : [];
}
