import { redirect } from "@remix-run/node";
import type { Config, Parts } from "#platform/context";
import { cookiesFor } from "./cookies.server.ts";

export type FlashMessage = { readonly kind: "success" | "warning"; readonly text: string };

/** To the next page, which shows the sentence once. */
export async function flashRedirect(
  context: { readonly parts: Parts },
  path: string,
  message: string | FlashMessage,
): Promise<Response> {
  const flash: FlashMessage = typeof message === "string" ? { kind: "success", text: message } : message;
  const cookie = await cookiesFor(context.parts.config).flash.serialize(flash);
  return redirect(path, { status: 303, headers: { "Set-Cookie": cookie } });
}

/** The message that waits for this page, and the header that forgets it; both null when there is none. */
export async function takeFlash(request: Request, config: Config) {
  const { flash } = cookiesFor(config);
  const value: unknown = await flash.parse(request.headers.get("Cookie"));
  if (!isFlash(value)) return { flash: null, setCookie: null };
  return { flash: value, setCookie: await flash.serialize("", { maxAge: 0 }) };
}

function isFlash(value: unknown): value is FlashMessage {
  return typeof value === "object" && value !== null && "text" in value && typeof value.text === "string";
}
