import { redirect } from "@remix-run/node";

/** To the sign-in page, and back after it. A form that was posted is not repeated. */
export function redirectToLogin(request: Request): Response {
  const url = new URL(request.url);
  const path = url.pathname.replace(/\.data$/, "") + url.search;
  return redirect(request.method === "GET" ? `/login?redirectTo=${encodeURIComponent(path)}` : "/login");
}

/** Where to go after signing in: a path of this site, or the fallback for anything else. */
export function safeRedirect(to: unknown, fallback = "/admin"): string {
  if (typeof to !== "string" || !to.startsWith("/") || /^\/[/\\]/.test(to) || /[\r\n\t]/.test(to))
    return fallback;
  return to;
}
