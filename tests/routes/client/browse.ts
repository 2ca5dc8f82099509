import * as linkRoute from "../../../app/routes/i.$token._index.tsx";
import * as pageRoute from "../../../app/routes/invoice.$id._index.tsx";
import type { World } from "../../world.ts";
import { call } from "./call.ts";

/** What a browser says when its user follows a link. */
export const navigation = { "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document" };

/** Opens the link of the mail; `cookie` is what it gives the browser. */
export async function openLink(world: World, token: string) {
  const answer = await call(world, linkRoute, { params: { token } });
  return { answer, cookie: answer.headers.get("Set-Cookie")?.split(";")[0] ?? "" };
}

/** Loads the client's page as a browser's own navigation, or with other headers. */
export async function load(
  world: World,
  id: string,
  cookie: string,
  headers: Record<string, string> = navigation,
  method = "GET",
) {
  const request = new Request(`http://localhost:3000/invoice/${id}`, {
    method,
    headers: { Cookie: cookie, ...headers },
  });
  return pageRoute.loader({
    request,
    params: { id },
    context: { parts: world.parts, address: "192.0.2.7" },
  } as never);
}
