import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { isGuarded } from "#web/guards";

type RouteModule = { loader?: unknown; action?: unknown; default?: unknown };
type ManifestRoute = { id: string; path?: string; index?: true; file: string; children?: ManifestRoute[] };

const modules = import.meta.glob<RouteModule>("../../app/routes/**/*.{ts,tsx}");

/** Every address, with the file behind it, as Remix itself sees them. */
function listRoutes(): { address: string; file: string }[] {
  const output = execFileSync("node_modules/.bin/remix", ["routes", "--json"], { encoding: "utf8" });
  const flatten = (routes: readonly ManifestRoute[], above: string): { address: string; file: string }[] =>
    routes.flatMap(({ path, file, children = [] }) => {
      const address = path ? `${above}/${path}` : above;
      return [{ address: address || "/", file }, ...flatten(children, address)];
    });
  return flatten(JSON.parse(output) as ManifestRoute[], "").filter(({ file }) => file.startsWith("routes/"));
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

test("the root of all pages has neither a loader nor an action", async () => {
  const root = (await import("../../app/root.tsx")) as RouteModule;
  expect(root.loader ?? root.action).toBeUndefined();
});
