import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPlaces, portalAddressInput, requestPortalLink } from "#domain/portal";
import { AskForLink, LinkAskedFor } from "#components/portal/door";
import { PlaceList } from "#components/portal/place-list";
import { textsFor } from "#lib/texts/languages";
import { submitForm } from "#web/forms";
import { forAnyone } from "#web/guards";
import { limitsToldIn } from "#web/portal-limits";
import { readPortalSession } from "#web/portal-session";
import { queryOf } from "#web/portal-visit";
import { visitorLocale } from "#web/visitor-locale";

export { PortalErrorPage as ErrorBoundary } from "#components/portal/portal-error-page";

export const handle = { scripts: false };
export const meta: MetaFunction<typeof loader> = ({ data: answer }) => [
  { title: textsFor(answer?.locale).portal.door.title },
];

/** The door: for who is signed in already it is the way in, or the choice between several. */
export const loader = forAnyone(async ({ ctx, request }) => {
  const session = await readPortalSession(ctx, request);
  const places = session ? await listPlaces(ctx, session) : [];
  if (places.length === 1) return redirect("/portal/invoices");
  const isAsked = new URL(request.url).searchParams.has("asked");
  const choice =
    session && places.length > 1
      ? {
          email: session.email,
          places: places.map((place) => ({
            address: `/portal/invoices${queryOf(place)}`,
            clientName: place.clientName,
            organizationName: place.organizationName,
          })),
        }
      : null;
  return data({ isAsked, choice, locale: visitorLocale(request) });
});

export const action = forAnyone(async ({ ctx, request, context }) => {
  const texts = textsFor(visitorLocale(request));
  return submitForm(request, portalAddressInput(texts), async ({ email }) => {
    await limitsToldIn(texts, () => requestPortalLink(ctx, { email, address: context.address }));
    return redirect("/portal?asked", 303);
  });
});

export default function Portal() {
  const { isAsked, choice } = useLoaderData<typeof loader>();
  if (choice) return <PlaceList {...choice} />;
  return isAsked ? <LinkAskedFor /> : <AskForLink />;
}
