import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Request, type RequestHandler } from "express";
import type { Environment } from "#platform/env";
import { seconds } from "#lib/duration";
import type { ServerContext } from "#web/load-context";
import { limitBody } from "./body-limit.ts";
import { ownAddress } from "./own-address.ts";
import { findProjectRoot } from "./project-root.ts";
import { securityHeaders } from "./security-headers.ts";

export type WebServerSettings = {
  readonly environment: Environment;
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  readonly serverContext: Pick<ServerContext, "parts" | "mailIsConfigured" | "queue">;
  /** Vite's, in development; it serves the assets then. */
  readonly assets?: RequestHandler;
};

/** As long as one call to Stripe may take, and well within the time until a stopped machine is switched off. */
const longestDrain = seconds(20);

export type WebServer = { readonly port: number; stop(): Promise<void> };

/** Serves the app; the port is known when the promise resolves. */
export async function startWebServer(settings: WebServerSettings): Promise<WebServer> {
  const server = createServer(createApp(settings));
  server.headersTimeout = seconds(15);
  server.requestTimeout = seconds(60);
  await listen(server, settings.environment);
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => stopServer(server),
  };
}

/** Takes no more requests, lets those that run end, and cuts what has not ended in time. */
function stopServer(server: Server): Promise<void> {
  // A connection that is kept alive becomes idle only when its last request has been answered.
  const closeIdle = setInterval(() => server.closeIdleConnections(), 100);
  const cut = setTimeout(() => server.closeAllConnections(), longestDrain);
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(closeIdle);
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function createApp({ environment, build, serverContext, assets }: WebServerSettings) {
  const app = express();
  app.disable("x-powered-by");
  app.use(compression());
  if (assets) app.use(assets);
  else app.use(builtAssets());
  app.use(
    securityHeaders({
      isHttps: environment.appUrl.startsWith("https:"),
      checkoutOrigins: environment.checkoutOrigins,
      isDevelopment: assets !== undefined,
    }),
  );
  app.use(limitBody);
  app.use(ownAddress(environment.appUrl));
  const answer = createRequestHandler({
    build,
    mode: environment.isProduction ? "production" : "development",
    getLoadContext: (req, res) => ({
      ...serverContext,
      address: clientAddress(req, environment.clientIpHeader),
      isLoopback: isDirectLoopback(req),
      nonce: String(res.locals["nonce"]),
    }),
  });
  app.all("*", (req, res, next) => void answer(req, res, next));
  return app;
}

function builtAssets(): RequestHandler {
  const folder = join(findProjectRoot(), "build", "client");
  const assets = express.Router();
  // A missing hashed file is missing; answering with a page would be taken for the file.
  assets.use(
    "/assets",
    express.static(join(folder, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }),
  );
  assets.use(express.static(folder, { maxAge: "1h", index: false }));
  return assets;
}

function clientAddress(req: Request, header: string | null): string {
  const named = header ? req.headers[header.toLowerCase()] : undefined;
  return (Array.isArray(named) ? named[0] : named) ?? req.socket.remoteAddress ?? "";
}

/** A proxy on the same machine also comes over loopback, but says for whom it asks. */
function isDirectLoopback(req: Request): boolean {
  const isLoopback = /^(127\.|::1$|::ffff:127\.)/.test(req.socket.remoteAddress ?? "");
  const forwarded = ["forwarded", "x-forwarded-for", "fly-client-ip"].some(
    (name) => req.headers[name] !== undefined,
  );
  return isLoopback && !forwarded;
}

function listen(server: Server, { port, host }: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
}
