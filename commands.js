// Runs a command from the sources where their tools are installed, otherwise from the production build.
import { existsSync } from "node:fs";

async function loadCommands() {
  if (existsSync(new URL("./app/server/commands.ts", import.meta.url))) {
    try {
      const { register } = await import("tsx/esm/api");
      register();
      return await import("./app/server/commands.ts");
    } catch (error) {
      if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    }
  }
  // Put together, so that tools which follow imports do not read the bundle as well.
  return import(new URL("./build/server/commands.js", import.meta.url).href);
}

const { runCommand } = await loadCommands();
process.exitCode = await runCommand(process.argv.slice(2));
