// The production server with every page's data kept in memory after its first answer, one bare page and one bare action:
// the floors that the real ones are measured against.
import { redirect } from "@remix-run/node";

const bundle = new URL("../../build/server/index.js", import.meta.url).href;
const build = await import(bundle);

const remembered = new Map();

function remembering(id, loader) {
  return async (args) => {
    const key = `${id} ${args.request.url}`;
    if (!remembered.has(key)) remembered.set(key, loader(args));
    return remembered.get(key);
  };
}

const routes = Object.fromEntries(
  Object.entries(build.routes).map(([id, route]) => {
    const { loader, default: page } = route.module;
    const isPage = loader !== undefined && page !== undefined;
    return [id, isPage ? { ...route, module: { ...route.module, loader: remembering(id, loader) } } : route];
  }),
);

const bare = { id: "bare", parentId: "root", path: "bench-bare" };
// Answers as an action does that has done its work, but has none to do.
const action = () => redirect("/");
routes.bare = { ...bare, module: { default: () => "bare", action } };
const module = build.assets.routes.root.module;
const assets = {
  ...build.assets,
  routes: { ...build.assets.routes, bare: { ...bare, module, hasLoader: false, hasAction: true } },
};

await build.entry.module.start({ build: { ...build, routes, assets } });
