// The same as server.js with the fault build in the place of the production build.
import * as build from "../../build-faults/server/index.js";

await build.entry.module.start({ build });
