import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPortalLink, signInToPortal } from "#domain/portal";
import { EndedPortalLink, UseLink } from "#components/portal/door";
import { textsFor } from "#lib/texts/languages";
import { forAnyone } from "#web/guards";
import { portalEntrance, readPortalSession, readPortalToken } from "#web/portal-session";
import { visitorOf } from "#web/session";
import { visitorLocale } from "#web/visitor-locale";

export { PortalErrorPage as ErrorBoundary } from "#components/portal/portal-error-page";

export const handle = { scripts: false };
export const meta: MetaFunction<typeof loader> = ({ data: answer }) => [
  { title: textsFor(answer?.locale).portal.link.title },
];

/** Looking does not use the link up: mail scanners and previews look at every address. */
export const loader = forAnyone(async ({ ctx, request, params, context }) => {
  const token = String(params["token"]);
  const { email, isLive } = await findPortalLink(ctx, { token, address: context.address });
  // Whoever opens the mail once more in the browser that the link signed in is let through.
  if (!isLive && (await readPortalSession(ctx, request))?.email === email) return redirect("/portal");
  const isAsked = new URL(request.url).searchParams.has("asked");
  const renewalAt = `/portal/${token}/renewal`;
  const locale = visitorLocale(request);
  return data({ isLive, isAsked, renewalAt, locale }, { status: isLive ? 200 : 410 });
});

export const action = forAnyone(async ({ ctx, ...args }) => {
  const token = String(args.params["token"]);
  const replaces = await readPortalToken(args.request, ctx.config);
  const session = await signInToPortal(ctx, { ...visitorOf(args), token, replaces });
  return session ? portalEntrance(ctx.config, session.token) : redirect(`/portal/${token}`, 303);
});

export default function PortalLink() {
  const { isLive, renewalAt, isAsked } = useLoaderData<typeof loader>();
  return isLive ? <UseLink /> : <EndedPortalLink {...{ renewalAt, isAsked }} />;
}
