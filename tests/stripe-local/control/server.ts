import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { z } from "zod";
import { answerOf, send } from "../answers.ts";
import { StripeFailure } from "../failure.ts";
import { faultSchema } from "../faults.ts";
import { readBody } from "../port.ts";
import { showCheckout, submitCheckout, type Page } from "./checkout-page.ts";
import { findEndpoint } from "./endpoints.ts";
import { doDeed } from "./fates.ts";
import { showHome } from "./home-page.ts";
import type { Surroundings } from "./surroundings.ts";

/** The control port: pages for people, `/_local/*` for tests. No fault touches it. */
export function createControlServer(surroundings: Surroundings): Server {
  return createServer((request, response) => {
    receive(surroundings, request, response).catch((error: unknown) => send(response, refusalOf(error)));
  });
}

async function receive(
  surroundings: Surroundings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  if (body === null) return;
  const { pathname } = new URL(request.url ?? "/", "http://local");
  const method = request.method === "HEAD" ? "GET" : (request.method ?? "GET");
  const found = findEndpoint(method, pathname);
  if (found) {
    const answer = await found.endpoint.act(surroundings, found.id, body === "" ? {} : JSON.parse(body));
    surroundings.account.noteChange();
    return send(response, answerOf(200, answer));
  }
  const page = await pageFor(surroundings, {
    method,
    path: pathname,
    filled: Object.fromEntries(new URLSearchParams(body)),
  });
  if ("location" in page) {
    response.writeHead(303, { location: page.location, "cache-control": "no-store" });
    return void response.end();
  }
  send(response, {
    ...page,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}

type Visit = { method: string; path: string; filled: Record<string, string> };

async function pageFor(surroundings: Surroundings, { method, path, filled }: Visit): Promise<Page> {
  const { account, api, webhooks } = surroundings;
  const sessionId = /^\/c\/pay\/([^/]+)$/.exec(path)?.[1];
  if (sessionId && method === "GET") return showCheckout(account, sessionId);
  if (sessionId && method === "POST") return submitCheckout(account, { sessionId, filled });
  if (path === "/" && method === "GET") return { status: 200, body: showHome(surroundings) };
  if (method !== "POST") return { status: 404, body: "Not found" };
  if (path === "/unreachable") await api.faults.add({ kind: "refuse" });
  else if (path === "/reachable") await api.faults.clear();
  else if (path === "/faults") await api.faults.add(faultFrom(filled));
  else if (path === "/delivery") webhooks.setDelivery(filled.delivery === "off" ? "off" : "on");
  else if (path !== "/deeds" || !doDeed(account, filled)) return { status: 404, body: "Not found" };
  account.noteChange();
  return { location: "/" };
}

function faultFrom({ kind, when, method, path, times }: Record<string, string>) {
  const match = { ...(method && { method }), ...(path && { path }) };
  return faultSchema.parse({ kind, when, match, ...(times && { times: Number(times) }) });
}

function refusalOf(error: unknown) {
  if (error instanceof StripeFailure) return answerOf(error.status, { error: error.error });
  const isWrong = error instanceof z.ZodError || error instanceof SyntaxError;
  const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
  return answerOf(isWrong ? 400 : 500, {
    error: { type: isWrong ? "invalid_request_error" : "api_error", message },
  });
}
