import { ingestUsage } from "#domain/usage";
import { DomainError } from "#lib/errors";
import { contextFor } from "#platform/context";
import { actorOfKey } from "./api.server.ts";
import type { Guarded } from "./guards.server.ts";
import { readRawBody } from "./raw-body.server.ts";
import { statusOf } from "./refusals.server.ts";
import {
  BodyUnreadable,
  mostEvents,
  mostUsageBytes,
  readEvents,
  tooManyEvents,
} from "./usage-body.server.ts";

/**
 * Takes a posted batch: 200 with a result per event once what was accepted is on disk. Repeating a request is always
 * safe, because each event's id is taken once.
 */
export async function answerUsage(args: Guarded): Promise<Response> {
  const { request, context } = args;
  if (request.method !== "POST")
    return new Response("Usage events are posted here.", { status: 405, headers: { Allow: "POST" } });
  try {
    const ctx = contextFor(context.parts, await actorOfKey(args));
    const body = await readRawBody(request, mostUsageBytes);
    if (!body) return refuse(413, "A request has at most 10 MB. Send the events in smaller batches.");
    const events = readEvents(body, request.headers.get("Content-Type") ?? "");
    if (events.length > mostEvents) return refuse(413, tooManyEvents);
    return Response.json({ results: await ingestUsage(ctx, events) });
  } catch (error) {
    if (error instanceof BodyUnreadable) return refuse(400, error.message);
    if (error instanceof DomainError) return refuse(statusOf[error.kind], error.message);
    throw error;
  }
}

function refuse(status: number, message: string): Response {
  // What still comes of a body that is too large is not read, so that the connection is of no more use.
  const headers: HeadersInit = status === 413 ? { Connection: "close" } : {};
  return Response.json({ message }, { status, headers });
}
