import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { startSession } from "#domain/credentials";
import { type Context, inTransaction } from "#platform/context";
import type { ServerContext } from "#web/load-context";
import { cookiesFor } from "#web/cookies";
import type { World } from "./world.ts";

type Args = LoaderFunctionArgs & ActionFunctionArgs;
type Handler<R> = (args: Args) => Promise<R>;
type Params = Readonly<Record<string, string>>;
type Fields = Readonly<Record<string, string>> | FormData;

/** What a loader or action gives its page, without the wrapping. */
type Unwrapped<R> = R extends Response
  ? never
  : R extends { data: infer D; init: ResponseInit | null }
    ? D
    : R;

export type Answer<R> = {
  readonly status: number;
  readonly headers: Headers;
  /** Where a redirect leads, otherwise null. */
  readonly location: string | null;
  /** What the page gets; for a refusal its sentence and fields, for a plain Response its text. */
  readonly data: Unwrapped<R>;
  /** The sentence that the next page will show. */
  readonly flash: string | null;
};

export type Browser = ReturnType<typeof browserWith>;

/** A browser in which that member of staff has signed in. */
export async function signedIn(world: World, ctx: Context = world.ctx): Promise<Browser> {
  const { actor } = ctx;
  if (actor.kind !== "user") throw new TypeError("Only people sign in.");
  const { userId, organizationId } = actor;
  const { token } = await inTransaction(ctx, (tx) =>
    startSession(tx, { userId, organizationId, userAgent: "Tests", address: "192.0.2.1" }),
  );
  const cookie = await cookiesFor(world.parts.config).session.serialize(token);
  return browserWith(world, cookie.split(";")[0]);
}

/** A browser in which nobody has signed in. */
export function stranger(world: World): Browser {
  return browserWith(world, undefined);
}

/** A browser with that Cookie header. */
export function browserWith(world: World, cookie: string | undefined) {
  const { appUrl } = world.parts.config;
  const jar = new CookieJar(cookie);
  const call = async <R>(handler: Handler<R>, path: string, params: Params, init: RequestInit) => {
    const request = new Request(`${appUrl}${path}`, {
      ...init,
      headers: { ...jar.header(), ...init.headers },
    });
    const answer = await handle(world, handler, request, params);
    jar.keep(answer.headers);
    return answer;
  };
  return {
    /** GET an address through a route's loader. */
    load: <R>(loader: Handler<R>, path: string, params: Params = {}) => call(loader, path, params, {}),
    /** POST a form through a route's action, from a page of this site. */
    submit: <R>(action: Handler<R>, path: string, fields: Fields = {}, params: Params = {}) =>
      call(action, path, params, {
        method: "POST",
        headers: { Origin: appUrl },
        body: fields instanceof FormData ? fields : new URLSearchParams(fields),
      }),
  };
}

/** Keeps messages for the next page as a browser does. The session stays the one that it began with, or none. */
class CookieJar {
  private readonly cookies = new Map<string, string>();

  constructor(cookie: string | undefined) {
    if (cookie) this.put(cookie);
  }

  header(): Record<string, string> {
    const pairs = [...this.cookies].map(([name, value]) => `${name}=${value}`);
    return pairs.length > 0 ? { Cookie: pairs.join("; ") } : {};
  }

  keep(headers: Headers): void {
    for (const cookie of headers.getSetCookie()) if (cookie.includes("_flash=")) this.put(cookie);
  }

  private put(cookie: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (/;\s*max-age=0/i.test(cookie)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

async function handle<R>(
  world: World,
  handler: Handler<R>,
  request: Request,
  params: Params,
): Promise<Answer<R>> {
  const context = loadContextOf(world);
  const outcome: unknown = await handler({ request, params, context }).catch((thrown: unknown) => {
    if (thrown instanceof Response || isWrapped(thrown)) return thrown;
    throw thrown;
  });
  if (outcome instanceof Response) return answerOf(world, outcome, await outcome.clone().text());
  if (isWrapped(outcome)) return answerOf(world, new Response(null, outcome.init ?? {}), outcome.data);
  return answerOf(world, new Response(null), outcome);
}

async function answerOf<R>(world: World, response: Response, given: unknown): Promise<Answer<R>> {
  const { status, headers } = response;
  const flash = headers.getSetCookie().find((cookie) => cookie.includes("steadybill_flash="));
  const message: unknown = await cookiesFor(world.parts.config).flash.parse(flash ?? null);
  return {
    status,
    headers,
    location: headers.get("Location"),
    data: given as Unwrapped<R>,
    flash: isMessage(message) ? message.text : null,
  };
}

function loadContextOf({ parts }: World): Args["context"] {
  const context: ServerContext = {
    parts,
    address: "192.0.2.1",
    isLoopback: false,
    nonce: "",
    mailIsConfigured: parts.mail.isConfigured,
    queue: { receive: async () => new Response(null, { status: 404 }), findTrouble: async () => null },
  };
  return context;
}

function isWrapped(value: unknown): value is { data: unknown; init: ResponseInit | null } {
  return (
    typeof value === "object" && value !== null && "type" in value && value.type === "DataWithResponseInit"
  );
}

function isMessage(value: unknown): value is { text: string } {
  return typeof value === "object" && value !== null && "text" in value;
}
