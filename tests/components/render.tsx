import { Outlet, RemixServer } from "@remix-run/react";
import type { ComponentProps, ComponentType, ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

type EntryContext = ComponentProps<typeof RemixServer>["context"];

const future = {
  v3_fetcherPersist: true,
  v3_relativeSplatPath: true,
  v3_lazyRouteDiscovery: false,
  v3_singleFetch: true,
} satisfies EntryContext["future"];

export type PageModule = { default: ComponentType; handle?: unknown; ErrorBoundary?: ComponentType };

function routeFor(id: string, parentId?: string, hasErrorBoundary = false) {
  return {
    id,
    ...(parentId ? { parentId, path: "*" } : {}),
    module: `/${id}.js`,
    hasLoader: false,
    hasAction: false,
    hasClientLoader: false,
    hasClientAction: false,
    hasErrorBoundary,
  };
}

/**
 * A root and one page in it, at an address, as the server renders them; `data` is what the page's loader answered, and
 * `error` what it threw, shown by the page itself where it has an error boundary.
 */
export function appAt(
  address: string,
  { root, page, error, data }: { root: PageModule; page: PageModule; error?: unknown; data?: unknown },
) {
  const { pathname, search } = new URL(address, "http://localhost");
  const routes = { root: routeFor("root"), page: routeFor("page", "root", page.ErrorBoundary !== undefined) };
  const failed = page.ErrorBoundary ? "page" : "root";
  const match = { params: {}, pathname, pathnameBase: "/" };
  const context = {
    manifest: { entry: { imports: [], module: "/entry.js" }, routes, url: "", version: "1" },
    routeModules: { root, page },
    future,
    isSpaMode: false,
    serverHandoffString: "{}",
    staticHandlerContext: {
      basename: "/",
      location: { pathname, search, hash: "", state: null, key: "default" },
      matches: Object.values(routes).map((route) => ({ ...match, route })),
      loaderData: data === undefined ? {} : { page: data },
      actionData: null,
      errors: error === undefined ? null : { [failed]: error },
      statusCode: 200,
      loaderHeaders: {},
      actionHeaders: {},
      activeDeferreds: null,
    },
  };
  return <RemixServer context={context} url={`http://localhost${address}`} />;
}

export function renderAt(address: string, page: ReactElement): string {
  const app = { root: { default: Outlet }, page: { default: () => page } };
  return renderToStaticMarkup(appAt(address, app));
}

/** A route's page with what its loader answered. */
export function renderPage(page: PageModule, data: unknown): string {
  return renderToStaticMarkup(appAt("/", { root: { default: Outlet }, page, data }));
}

export function render(page: ReactElement): string {
  return renderAt("/", page);
}
