import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { createRequestHandler } from "@remix-run/express";
import type { ActionFunctionArgs, EntryContext, ServerBuild } from "@remix-run/node";
import express from "express";
import { expect, onTestFinished, test } from "vitest";
import { ownAddress } from "../../app/server/own-address.ts";

const appUrl = "https://billing.example.com";

type Seen = { readonly host: string; readonly origin: string | null };

/** Remix with one page, whose action answers where it believes to be and what it is told of who asks. */
async function serve(): Promise<number> {
  const build = {
    entry: { module: { default: renderSeen } },
    routes: { page: { id: "page", path: "form", module: { default: () => null, action: see } } },
    assets: { routes: {} },
    publicPath: "/",
    future: { v3_singleFetch: true },
    isSpaMode: false,
  } as unknown as ServerBuild;
  const answer = createRequestHandler({ build });
  const app = express();
  app.use(ownAddress(appUrl));
  app.all("*", (req, res, next) => void answer(req, res, next));
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  return (server.address() as AddressInfo).port;
}

async function see({ request }: ActionFunctionArgs): Promise<Seen> {
  return { host: new URL(request.url).host, origin: request.headers.get("Origin") };
}

function renderSeen(
  _request: Request,
  status: number,
  _headers: Headers,
  { staticHandlerContext }: EntryContext,
) {
  return Response.json(staticHandlerContext.actionData?.["page"] ?? null, { status });
}

/** `fetch` would not let Host be chosen. */
async function post(headers: Record<string, string>): Promise<{ status: number; seen: Seen }> {
  const asked = request({ port: await serve(), host: "127.0.0.1", path: "/form", method: "POST", headers });
  asked.end();
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, seen: (await json(answer)) as Seen };
}

test("a form of this site arrives with its origin, also through a proxy that names another host", async () => {
  const expected = { status: 200, seen: { host: "billing.example.com", origin: appUrl } };
  expect(await post({ Origin: appUrl })).toEqual(expected);
  expect(await post({ Origin: appUrl, Host: "10.0.0.7:3000" })).toEqual(expected);
  expect(await post({ Origin: appUrl, "X-Forwarded-Host": "inside.example.net:81" })).toEqual(expected);
});

test.each(["https://evil.example.com", "null", "not an origin", "http://billing.example.com"])(
  "a form of %s reaches the guards as one that comes from nowhere",
  async (origin) => {
    const expected = { status: 200, seen: { host: "billing.example.com", origin: null } };
    expect(await post({ Origin: origin })).toEqual(expected);
    expect(await post({ Origin: origin, "X-Forwarded-Host": "evil.example.com" })).toEqual(expected);
  },
);
