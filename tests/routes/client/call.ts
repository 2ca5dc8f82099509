import type { RouteArgs } from "#web/guards";
import { outcomeOf, pageRequest, type Outcome } from "../../web/page-request.ts";
import type { World } from "../../world.ts";

export type Route = {
  loader?: (args: RouteArgs) => Promise<unknown>;
  action?: (args: RouteArgs) => Promise<unknown>;
};

export type Call = {
  params: Record<string, string>;
  /** Makes it a POST. */
  form?: Record<string, string>;
  cookie?: string;
  /** Null leaves the header out; without it the request comes from our own pages. */
  origin?: string | null;
};

/** Asks a route as a browser does. `headers` are those of a whole response, as of a redirect. */
export async function call(
  world: World,
  route: Route,
  { params, form, cookie, origin = world.parts.config.appUrl }: Call,
): Promise<Outcome & { headers: Headers }> {
  const handler = form ? route.action : route.loader;
  if (!handler) throw new Error("The route does not answer this method.");
  const args = pageRequest(world, "/", {
    params,
    headers: { ...(cookie && { Cookie: cookie }), ...(form && origin !== null && { Origin: origin }) },
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
  });
  const outcome = await outcomeOf(handler(args));
  return { ...outcome, headers: outcome.value instanceof Response ? outcome.value.headers : new Headers() };
}
