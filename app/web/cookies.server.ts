import { type Cookie, createCookie } from "@remix-run/node";
import type { Config } from "#platform/context";

const cookiesOf = new WeakMap<Config, ReturnType<typeof createCookies>>();

/** The cookies of a deployment: signed with its secrets, Secure and `__Host-` exactly when the site is https. */
export function cookiesFor(config: Config) {
  const known = cookiesOf.get(config);
  if (known) return known;
  const cookies = createCookies(config);
  cookiesOf.set(config, cookies);
  return cookies;
}

function createCookies(config: Config) {
  const isHttps = config.appUrl.startsWith("https:");
  const cookie = (name: string, maxAge?: number): Cookie =>
    createCookie(isHttps ? `__Host-${name}` : name, {
      path: "/",
      httpOnly: true,
      sameSite: "lax",
      secure: isHttps,
      secrets: [...config.secrets],
      ...(maxAge ? { maxAge } : {}),
    });
  const ninetyDays = 90 * 24 * 60 * 60;
  return {
    /** The session's token. */
    session: cookie("steadybill", ninetyDays),
    /** The ids of the invoice links that this browser has opened, newest first. */
    links: cookie("steadybill_links", ninetyDays),
    /** The token of a client's session in the portal. */
    portal: cookie("steadybill_portal", 30 * 24 * 60 * 60),
    /** One message for the next page. */
    flash: cookie("steadybill_flash"),
  };
}
