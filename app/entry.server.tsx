import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "#components/nonce";
import { visitorLocale } from "#web/visitor-locale";
import { VisitorLocaleContext } from "./components/visitor-locale.ts";

export { start } from "./server/start.ts";

/** Milliseconds until a page's late data is given up. */
export const streamTimeout = 5000;

/** Renders a page; crawlers and pages without scripts get it whole. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const waitsForAll = isbot(request.headers.get("user-agent") ?? "");
  const { nonce } = loadContext;
  return new Promise((resolve, reject) => {
    let isShellReady = false;
    let finalStatus = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <VisitorLocaleContext.Provider value={visitorLocale(request)}>
          <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
        </VisitorLocaleContext.Provider>
      </NonceContext.Provider>,
      {
        nonce,
        [waitsForAll ? "onAllReady" : "onShellReady"]() {
          isShellReady = true;
          const body = new PassThrough();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }));
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          finalStatus = 500;
          if (isShellReady) loadContext.parts.log.error("a page broke while it was rendered", { error });
        },
      },
    );
    setTimeout(abort, streamTimeout + 1000).unref();
  });
}

/** Unexpected errors of loaders and actions. Remix also reports addresses that lead nowhere, which are nobody's fault. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  context.parts.log.error("a request failed", { method: request.method, error });
}
