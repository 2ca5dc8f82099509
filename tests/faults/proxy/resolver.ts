import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import type { Gate } from "./gate.ts";
import type { Journal } from "./journal.ts";

/** As which the server knows Stripe. */
export const stripeName = "stripe.faults.test";

/** Says where `stripeName` is, as a name server would, and can be told to know it no more. */
export async function startResolver({ gate, journal }: { gate: Gate; journal: Journal }) {
  let knowsIt = true;
  const server = createServer((_, response) => {
    journal.add("asked", stripeName);
    void gate.passed().then(() => {
      journal.add("replied", stripeName, knowsIt ? "found" : "not found");
      response.writeHead(knowsIt ? 200 : 404).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    /** What a server needs in its environment to ask here. */
    variables: {
      NODE_OPTIONS: `--import=${resolve("tests/faults/proxy/ask-the-test.js")}`,
      FAULT_RESOLVER: `${stripeName} http://127.0.0.1:${port}`,
    },
    forget: () => {
      knowsIt = false;
    },
    know: () => {
      knowsIt = true;
    },
    stop: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

export type Resolver = Awaited<ReturnType<typeof startResolver>>;
