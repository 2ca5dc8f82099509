// The production server: everything else is in the bundle, so that there is one copy of every module.
import * as build from "./build/server/index.js";

await build.entry.module.start({ build });
