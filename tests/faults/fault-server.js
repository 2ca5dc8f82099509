// The same as server.js with the fault build in the place of the production build.
import "./one-lua-state.js";

const bundle = new URL("../../build-faults/server/index.js", import.meta.url).href;
const build = await import(bundle);

await build.entry.module.start({ build });
