import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Port, readBody } from "../../stripe-local/port.ts";
import { type Behavior, passOn } from "./behaviors.ts";
import { createExchange } from "./exchange.ts";
import type { Gate } from "./gate.ts";
import type { Journal } from "./journal.ts";

export type StripeProxy = Awaited<ReturnType<typeof startStripeProxy>>;

/** Stands between the server and Stripe and does with every request what it was told to do. */
export async function startStripeProxy(options: { stripeBase: string; gate: Gate; journal: Journal }) {
  const { stripeBase, gate, journal } = options;
  let behavior = passOn;
  const lines = new Set<ServerResponse>();

  async function receive(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    lines.add(response);
    response.once("close", () => lines.delete(response));
    response.on("error", () => undefined);
    const body = await readBody(incoming);
    if (body === null) return;
    const about = `${incoming.method} ${incoming.url}`;
    journal.add("asked", about);
    await gate.passed();
    if (response.destroyed) return void journal.add("given-up", about);
    await behavior(createExchange({ incoming, body, response, stripeBase, gate, journal }));
  }

  const server = createServer((incoming, response) => {
    // A request that breaks off on either side is what this proxy is for.
    receive(incoming, response).catch(() => response.destroy());
  });
  const port = new Port(server);
  await port.listen(0);

  return {
    port: port.value,
    behave: (next: Behavior) => {
      behavior = next;
    },
    /** Cuts every line that is open, idle ones too, so that the next request has to connect. */
    cut: () => server.closeAllConnections(),
    refuse: () => port.close(),
    heal: async (next: Behavior = passOn) => {
      behavior = next;
      lines.forEach((response) => response.socket?.destroy());
      await port.open();
    },
    stop: async () => {
      server.closeAllConnections();
      await port.close();
    },
  };
}
