import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { listPlaces, type PortalPlace } from "#domain/portal";
import { type Context, contextFor } from "#platform/context";
import { NotFound } from "#lib/errors";
import type { PortalFrameData } from "../components/portal/frame-data.ts";
import { loadClientBrand } from "./client-brand.server.ts";
import { readPortalSession } from "./portal-session.server.ts";

/** Who is in the portal, for which client. */
export type PortalVisit = {
  readonly email: string;
  readonly place: PortalPlace;
  /** What addresses within the portal end with, so that they stay with this client: "" where there is one alone. */
  readonly query: string;
  readonly hasSeveral: boolean;
};

export async function admitToPortal({
  request,
  context,
}: LoaderFunctionArgs | ActionFunctionArgs): Promise<PortalVisit> {
  const ctx = contextFor(context.parts, { kind: "stranger" });
  const session = await readPortalSession(ctx, request);
  const places = session ? await listPlaces(ctx, session) : [];
  const asked = new URL(request.url).searchParams.get("for");
  const [first] = places;
  if (!session || !first || (asked === null && places.length > 1)) throw toTheDoor();
  const place = asked === null ? first : places.find(({ contactId }) => contactId === asked);
  if (!place) throw new NotFound("client");
  const hasSeveral = places.length > 1;
  return { email: session.email, place, hasSeveral, query: hasSeveral ? queryOf(place) : "" };
}

function toTheDoor(): Response {
  return redirect("/portal");
}

export function queryOf({ contactId }: { contactId: string }): string {
  return `?for=${contactId}`;
}

/** What every page of the portal shows around its own, and in which language all of it is. */
export async function loadPortalFrame(
  ctx: Context,
  { email, place, query, hasSeveral }: PortalVisit,
): Promise<{ locale: string; frame: PortalFrameData }> {
  const { organizationName, clientName, locale } = place;
  const brand = await loadClientBrand(ctx);
  return { locale, frame: { organizationName, clientName, email, query, hasSeveral, brand } };
}
