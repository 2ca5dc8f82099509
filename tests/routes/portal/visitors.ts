import { cookiesFor } from "#web/cookies";
import { signIn } from "../../domain/portal/portal-people.ts";
import { type Browser, browserWith } from "../../route-request.ts";
import type { World } from "../../world.ts";

/** A browser in which somebody has signed in to the portal with that mailbox. */
export async function inPortal(world: World, email: string): Promise<Browser> {
  return browserWith(world, await portalCookie(world, email));
}

export async function portalCookie(world: World, email: string): Promise<string> {
  const token = await signIn(world, email);
  const cookie = await cookiesFor(world.parts.config).portal.serialize(token);
  return cookie.split(";")[0] ?? "";
}

/** The cookies that an answer sets, by name; "" for one that it takes away. */
export function cookiesOf(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    headers.getSetCookie().map((cookie) => {
      const [pair = ""] = cookie.split(";");
      const [name = "", value = ""] = pair.split(/=(.*)/);
      return [name, /max-age=0/i.test(cookie) ? "" : value];
    }),
  );
}
