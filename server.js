// The production server: everything else is in the bundle, so that there is one copy of every module.
// Its address is put together, so that tools which follow imports do not read the bundle as well.
const bundle = new URL("./build/server/index.js", import.meta.url).href;
const build = await import(bundle);

await build.entry.module.start({ build });
