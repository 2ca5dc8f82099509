import type { QueueName } from "#platform/queue";
import { forMachine } from "./guards.server.ts";

/** Quirrel's way in: from this machine only, and only to say that a queue's due work should be looked at. */
export function wakeUp(name: QueueName) {
  return forMachine(async ({ request, context }) => {
    if (!context.isLoopback) return new Response("This address is Quirrel's alone.", { status: 403 });
    return context.queue.receive(name, request);
  });
}
