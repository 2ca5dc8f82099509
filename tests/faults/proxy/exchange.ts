import type { IncomingMessage, ServerResponse } from "node:http";
import type { Gate } from "./gate.ts";
import type { Journal } from "./journal.ts";

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: string };
type Headers = Readonly<Record<string, string>>;

export type Exchange = {
  readonly method: string;
  readonly path: string;
  /** Whether it is to change something at Stripe. */
  readonly isWrite: boolean;
  /** Has Stripe carry the request out and answers its answer, which the server has not got by that. */
  forward(): Promise<Answer>;
  answer(answer: Answer): Promise<void>;
  /** Promises the whole answer, sends half of it and cuts the line. */
  answerHalf(answer: Answer): Promise<void>;
  reset(): Promise<void>;
  /** Resolves when the server has given the request up. */
  givenUp(): Promise<void>;
};

type Sides = {
  readonly incoming: IncomingMessage;
  readonly body: string;
  readonly response: ServerResponse;
  readonly stripeBase: string;
  readonly gate: Gate;
  readonly journal: Journal;
};

const ownToEachLine = ["host", "connection", "content-length", "transfer-encoding", "keep-alive"];

/** One request of the server's and what can be done with it. Nothing is replied while the gate is closed. */
export function createExchange(sides: Sides): Exchange {
  const { incoming, body, response, stripeBase, gate, journal } = sides;
  const { method = "GET", url: path = "/" } = incoming;
  const about = `${method} ${path}`;

  async function reply(how: string, send: () => void): Promise<void> {
    await gate.passed();
    if (response.destroyed) return;
    journal.add("replied", about, how);
    send();
  }

  return {
    method,
    path,
    isWrite: method !== "GET",
    forward: async () => {
      const answer = await fetch(`${stripeBase}${path}`, {
        method,
        headers: keptHeaders(incoming.headers),
        ...(method === "GET" ? {} : { body }),
      });
      return {
        status: answer.status,
        headers: keptHeaders(Object.fromEntries(answer.headers)),
        body: await answer.text(),
      };
    },
    answer: ({ status, headers, body: content }) =>
      reply(String(status), () => {
        response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(content) });
        response.end(content);
      }),
    answerHalf: ({ status, headers, body: content }) =>
      reply("half", () => {
        response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(content) });
        response.write(content.slice(0, content.length / 2), () => response.socket?.destroy());
      }),
    reset: () => reply("reset", () => response.socket?.resetAndDestroy()),
    givenUp: () =>
      new Promise((resolve) => {
        if (response.destroyed) resolve();
        else response.once("close", resolve);
      }),
  };
}

function keptHeaders(headers: IncomingMessage["headers"]): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !ownToEachLine.includes(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}
