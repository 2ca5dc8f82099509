import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { systemClock } from "#platform/clock";
import { silentLog } from "#platform/log";
import {
  queueNames,
  startQueue,
  type QueueName,
  type QueueSettings,
  type RunningQueue,
} from "#platform/queue";

export type WakeUpServer = {
  readonly queue: RunningQueue;
  readonly origin: string;
  /** Every queue whose due work ran, in order. */
  readonly ran: QueueName[];
  /** Every call that came in: the queue's name and its signature. */
  readonly calls: { name: string; body: string; signature: string }[];
  /** Answers calls with this status without looking at them; null: as usual. */
  answerWith(status: number | null): void;
  close(): Promise<void>;
};

/** The queue with a server of our own in front of it, as the routes are in the app. */
export async function startWakeUpServer(over: Partial<QueueSettings> = {}): Promise<WakeUpServer> {
  const ran: QueueName[] = [];
  const calls: WakeUpServer["calls"] = [];
  let forced: number | null = null;
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const name = incoming.url?.replace("/queues/", "") as QueueName;
      const body = await read(incoming);
      const signature = String(incoming.headers["x-quirrel-signature"] ?? "");
      calls.push({ name, body, signature });
      const request = new Request(`${origin}${incoming.url}`, {
        method: "POST",
        body,
        headers: { "x-quirrel-signature": signature },
      });
      const answer = forced === null ? await queue.receive(name, request) : { status: forced };
      outgoing.writeHead(answer.status).end();
    })();
  });
  const origin = await listen(server);
  const recorded = Object.fromEntries(
    queueNames.map((name) => [name, () => Promise.resolve(void ran.push(name))]),
  ) as unknown as QueueSettings["handlers"];
  const queue = startQueue({
    redisUrl: null,
    appOrigin: () => origin,
    clock: systemClock,
    log: silentLog,
    ...over,
    handlers: { ...recorded, ...over.handlers },
  });
  return {
    queue,
    origin,
    ran,
    calls,
    answerWith: (status) => {
      forced = status;
    },
    close: async () => {
      await queue.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Due work for some queues; the others only write down that they ran. */
export function handlersWith(over: Partial<QueueSettings["handlers"]>): QueueSettings["handlers"] {
  return over as unknown as QueueSettings["handlers"];
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function read(incoming: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of incoming) text += String(chunk);
  return text;
}
