import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { findSession } from "#domain/credentials";
import { type Actor, type Context, contextFor } from "#platform/context";
import { NotFound } from "#lib/errors";
import type { Role } from "#lib/statuses";
import { findOpenedLink, type OpenedLink } from "./client-links.server.ts";
import { cookiesFor } from "./cookies.server.ts";
import { requireForm, requireOwnOrigin } from "./origin.server.ts";
import { NotAllowed } from "./not-allowed.server.ts";
import { admitToPortal, type PortalVisit } from "./portal-visit.server.ts";
import { isFile, refusalsAsResponses } from "./refusals.server.ts";
import { redirectToLogin } from "./login-redirect.server.ts";

export type RouteArgs = LoaderFunctionArgs | ActionFunctionArgs;

/** What every guarded loader or action is given; `ctx` acts for whoever the guard let in. */
export type Guarded = RouteArgs & { readonly ctx: Context };

export type Staff = NonNullable<Awaited<ReturnType<typeof findSession>>>;

const guarded = new WeakSet<object>();

/** Whether a loader or action was made by a guard. */
export function isGuarded(handler: unknown): boolean {
  return typeof handler === "function" && guarded.has(handler);
}

function guard<A extends object, R>(
  admit: (args: RouteArgs) => Promise<A>,
  handler: (args: RouteArgs & A) => Promise<R>,
) {
  const route = (args: RouteArgs): Promise<R> =>
    refusalsAsResponses(args.request, async () => handler({ ...args, ...(await admit(args)) }));
  guarded.add(route);
  return route;
}

/** Whoever is signed in, whatever the role. */
export function forStaff<R>(handler: (args: Guarded & { readonly staff: Staff }) => Promise<R>) {
  return guard((args) => admitStaff(args, ["owner", "admin", "agent"], "staff"), handler);
}

/** The owner and admins. */
export function forAdmin<R>(handler: (args: Guarded & { readonly staff: Staff }) => Promise<R>) {
  return guard((args) => admitStaff(args, ["owner", "admin"], "an admin"), handler);
}

export function forOwner<R>(handler: (args: Guarded & { readonly staff: Staff }) => Promise<R>) {
  return guard((args) => admitStaff(args, ["owner"], "the owner"), handler);
}

/** Everybody; `staff` is null for who is not signed in. A form still has to come from our own pages. */
export function forAnyone<R>(handler: (args: Guarded & { readonly staff: Staff | null }) => Promise<R>) {
  return guard(async (args) => {
    requireOwnPage(args);
    const staff = await findStaff(args);
    return { staff, ctx: contextFor(args.context.parts, staff ? staffActor(staff) : { kind: "stranger" }) };
  }, handler);
}

/**
 * Whoever holds a live link to the invoice that the address names: by the token in the address (`token`), which is all
 * the authority there is, or by the cookie (`id`), which then needs our own origin. Others are told that there is none.
 */
export function forClient<R>(handler: (args: Guarded & { readonly link: OpenedLink }) => Promise<R>) {
  return guard(async (args) => {
    // All that a client posts is an amount, or nothing, so that there need not be a form either.
    if (!args.params["token"]) requireOwnOrigin(args.request, args.context.parts.config.appUrl);
    const link = await requireOpenedLink(args);
    const actor: Actor = {
      kind: "client",
      contactId: link.contactId,
      name: link.contactName,
      organizationId: link.organizationId,
    };
    return { link, ctx: contextFor(args.context.parts, actor) };
  }, handler);
}

/**
 * Whoever is signed in to the portal, as one of the clients that the mailbox belongs to: the only one, or the one that
 * the address names by its contact (`for`). Others go to the portal's door.
 */
export function forPortal<R>(handler: (args: Guarded & { readonly portal: PortalVisit }) => Promise<R>) {
  return guard(async (args) => {
    requireOwnPage(args);
    const portal = await admitToPortal(args);
    const { contactId, contactName: name, organizationId } = portal.place;
    return {
      portal,
      ctx: contextFor(args.context.parts, { kind: "client", contactId, name, organizationId }),
    };
  }, handler);
}

/** Machines that carry their own proof (a signature, a key), which the handler checks; no cookie counts here. */
export function forMachine<R>(handler: (args: Guarded) => Promise<R>) {
  return guard(async (args) => ({ ctx: contextFor(args.context.parts, { kind: "stranger" }) }), handler);
}

function requireOwnPage({ request, context }: RouteArgs) {
  requireOwnOrigin(request, context.parts.config.appUrl);
  requireForm(request);
}

/** A file has no page to ask for a fresh link on: whoever has no live one is led to the page that has. */
async function requireOpenedLink(args: RouteArgs): Promise<OpenedLink> {
  const { request, params } = args;
  try {
    return await findOpenedLink(args);
  } catch (error) {
    if (!(error instanceof NotFound) || !isFile(request)) throw error;
    throw redirectToPage(params["token"] ? `/i/${params["token"]}` : `/invoice/${params["id"]}`);
  }
}

function redirectToPage(address: string): Response {
  return redirect(address, 303);
}

async function admitStaff(args: RouteArgs, roles: readonly Role[], who: string) {
  requireOwnPage(args);
  const staff = await findStaff(args);
  if (!staff) throw redirectToLogin(args.request);
  if (!roles.includes(staff.role)) throw new NotAllowed(who);
  return { staff, ctx: contextFor(args.context.parts, staffActor(staff)) };
}

async function findStaff({ request, context }: RouteArgs): Promise<Staff | null> {
  const { parts } = context;
  const token: unknown = await cookiesFor(parts.config).session.parse(request.headers.get("Cookie"));
  if (typeof token !== "string" || token === "") return null;
  return findSession(contextFor(parts, { kind: "stranger" }), token);
}

function staffActor({ user, organization, role }: Staff): Actor {
  return { kind: "user", userId: user.id, name: user.name, organizationId: organization.id, role };
}
