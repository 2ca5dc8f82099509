import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { isGuarded } from "#web/guards";

type RouteModule = { loader?: unknown; action?: unknown; default?: unknown };
type ManifestRoute = { id: string; path?: string; index?: true; file: string; children?: ManifestRoute[] };

/** `above` are the files of the routes whose pages it stands in. */
type Route = { address: string; file: string; above: readonly string[] };
const frame = "routes/admin.tsx";

const modules = import.meta.glob<RouteModule>("../../app/routes/**/*.{ts,tsx}");

/** Every address, with the file behind it and those around it, as Remix itself sees them. */
function listRoutes(): Route[] {
  const output = execFileSync("node_modules/.bin/remix", ["routes", "--json"], { encoding: "utf8" });
  const flatten = (routes: readonly ManifestRoute[], prefix: string, above: readonly string[]): Route[] =>
    routes.flatMap(({ path, file, children = [] }) => {
      const address = path ? `${prefix}/${path}` : prefix;
      return [{ address: address || "/", file, above }, ...flatten(children, address, [...above, file])];
    });
  const all = flatten(JSON.parse(output) as ManifestRoute[], "", []);
  return all.filter(({ file }) => file.startsWith("routes/"));
}

const routes = listRoutes();

async function load(file: string): Promise<RouteModule> {
  const importModule = modules[`../../app/${file}`];
  if (!importModule) throw new Error(`${file} is a route without a module in app/routes.`);
  return importModule();
}

test("every file in app/routes is a route", () => {
  expect(routes.map(({ file }) => `../../app/${file}`).sort()).toEqual(Object.keys(modules).sort());
});

test.each(routes)("every loader and action of $address is made by a guard", async ({ file }) => {
  const { loader, action, default: page } = await load(file);
  expect([loader, action, page].some(Boolean), `${file} answers something`).toBe(true);
  for (const handler of [loader, action]) {
    if (handler !== undefined)
      expect(isGuarded(handler), `${file} has a loader or action without a guard`).toBe(true);
  }
});

test("the addresses are these", async () => {
  const lines = await Promise.all(
    routes.map(async ({ address, file }) => {
      const { loader, action, default: page } = await load(file);
      const parts = [page && "page", loader && "GET", action && "POST"].filter(Boolean);
      return `${address} (${parts.join(", ")})`;
    }),
  );
  await expect(`${lines.sort().join("\n")}\n`).toMatchFileSnapshot("routes.txt");
});

test("every page below /admin stands in the frame that tells of trouble", async () => {
  const pages = await Promise.all(
    routes.map(async (route) => ({ ...route, isPage: Boolean((await load(route.file)).default) })),
  );
  const outside = pages.filter(
    ({ address, above, isPage, file }) =>
      isPage && address.startsWith("/admin") && file !== frame && !above.includes(frame),
  );
  expect(outside).toEqual([]);
});

test("the root of all pages has neither a loader nor an action", async () => {
  const root = (await import("../../app/root.tsx")) as RouteModule;
  expect(root.loader ?? root.action).toBeUndefined();
});
