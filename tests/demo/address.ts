import { isFree } from "./free-port.ts";

export type DemoAddress = { readonly port: number; readonly appUrl: string };

/** Where the demo is to be: PORT goes first, then the port that APP_URL names; a proxy may stand between the two. */
export function demoAddress(env: Readonly<Record<string, string | undefined>>): DemoAddress {
  const named = env["APP_URL"] ? new URL(env["APP_URL"]) : null;
  const port = Number(env["PORT"] || named?.port || 3000);
  return { port, appUrl: named?.origin ?? `http://localhost:${port}` };
}

/** Ends the demo with a sentence when something else has its port, before anything else is started for it. */
export async function demandFreePort(port: number): Promise<void> {
  if (await isFree(port, "0.0.0.0")) return;
  console.error(`Port ${port} is in use by another program. Stop it, or set PORT to a free one.`);
  process.exit(1);
}
