import { createServer } from "vite";
import type { ServerBuild } from "@remix-run/node";
import type { StartOptions } from "../../app/server/start.ts";
import { seedStory } from "../../prisma/seed.ts";
import { demandFreePort, demoAddress } from "./address.ts";
import { startSurroundings } from "./surroundings.ts";

/** The demo's surroundings with the app under Vite: pages reload as their files change. */
const { port, appUrl } = demoAddress(process.env);
await demandFreePort(port);
const surroundings = await startSurroundings({ port, url: appUrl }, { ports: "usual" });
const logins = await seedStory(surroundings);
Object.assign(process.env, surroundings.variables, { NODE_ENV: "development" });

const vite = await createServer({ server: { middlewareMode: true } });
const loadBuild = () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
const build = await loadBuild();
const { start } = build.entry.module as unknown as { start(options: StartOptions): Promise<void> };
process.once("exit", () => void surroundings.stop());
await start({ build: loadBuild, assets: vite.middlewares });

const facts = {
  MAILBOX_URL: surroundings.mailbox.webBase,
  STRIPE_URL: surroundings.stripe.controlBase,
  ...logins,
};
for (const [name, value] of Object.entries(facts)) console.log(`${name}=${value}`);
console.log(`Ready: ${appUrl}`);
