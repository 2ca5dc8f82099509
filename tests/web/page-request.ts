import type { ServerContext } from "#web/load-context";
import type { RouteArgs } from "#web/guards";
import type { World } from "../world.ts";

/** What a guard's route is called with, as the server would. */
export function pageRequest(
  world: World,
  path: string,
  init: RequestInit & { params?: Record<string, string>; context?: Partial<ServerContext> } = {},
): RouteArgs {
  const { params = {}, context = {}, ...request } = init;
  const { parts } = world;
  return {
    request: new Request(`${parts.config.appUrl}${path}`, request),
    params,
    context: {
      parts,
      address: "192.0.2.1",
      isLoopback: false,
      nonce: "",
      mailIsConfigured: true,
      queue: { receive: async () => new Response(null), findTrouble: async () => null },
      ...context,
    },
  };
}

/** A form posted from one of our own pages. */
export function ownForm(world: World, fields: Record<string, string> = {}): RequestInit {
  return {
    method: "POST",
    headers: { Origin: world.parts.config.appUrl },
    body: new URLSearchParams(fields),
  };
}

export type Outcome = { status: number; location: string | null; message: string | null; value: unknown };

/** What the route answered or threw, in the words of HTTP. */
export async function outcomeOf(work: Promise<unknown>): Promise<Outcome> {
  const value = await work.catch((thrown: unknown) => thrown);
  if (value instanceof Response) {
    return { status: value.status, location: value.headers.get("Location"), message: null, value };
  }
  if (isWrapped(value)) {
    const message = typeof value.data === "object" && value.data && "message" in value.data;
    return {
      status: value.init?.status ?? 200,
      location: null,
      message: message ? String((value.data as { message: unknown }).message) : null,
      value: value.data,
    };
  }
  if (value instanceof Error) throw value;
  return { status: 200, location: null, message: null, value };
}

function isWrapped(value: unknown): value is { data: unknown; init: ResponseInit | null } {
  return (
    typeof value === "object" && value !== null && "type" in value && value.type === "DataWithResponseInit"
  );
}
