import { TRPCError } from "@trpc/server";
import { z } from "zod";
import {
  cancelEvent,
  correctEvent,
  type correctEventInput,
  ingestUsage,
  listEvents,
  type listEventsInput,
  reportUsage,
  type reportUsageInput,
  usageSummary,
  type usageSummaryInput,
} from "#domain/usage";
import { invalidField } from "#lib/errors";
import { BodyUnreadable, eventsIn, mostEvents, tooManyEvents } from "../usage-body.server.ts";
import { asJson } from "./as-json.ts";
import { checkedBy } from "./by-id.ts";
import { checkedByVerb, eventProcedure, router, staffProcedure } from "./procedure.ts";
import { usageUploadsRouter } from "./usage-uploads.ts";

/** An event as it is sent; what else is sent is refused, event by event. */
export type UsageEventInput = {
  readonly id: string;
  /** The meter's key. */
  readonly meter: string;
  /** Our id of the client, or the client's key. */
  readonly client: string;
  /** A decimal; 1 when missing. */
  readonly value?: string;
  /** ISO 8601 with a zone. */
  readonly at: string;
  readonly properties?: Readonly<Record<string, string | number | boolean>>;
};

const cancelInput = z.strictObject({
  eventId: z
    .string("Say which event by its id.")
    .min(1, "Say which event by its id.")
    .max(200, "There is no such event."),
});

export const usageRouter = router({
  ingest: eventProcedure
    .input(checkedByVerb<UsageEventInput | { readonly events: readonly UsageEventInput[] }>())
    .mutation(async ({ ctx, input }) => {
      const events = readInputEvents(input);
      if (events.length > mostEvents)
        throw new TRPCError({ code: "PAYLOAD_TOO_LARGE", message: tooManyEvents });
      return { results: await ingestUsage(ctx.ctx, events) };
    }),
  summary: staffProcedure
    .input(checkedByVerb<z.input<typeof usageSummaryInput>>())
    .query(({ ctx, input }) => usageSummary(ctx.ctx, input)),
  list: staffProcedure
    .input(checkedByVerb<z.input<typeof listEventsInput>>())
    .query(async ({ ctx, input }) => asJson(await listEvents(ctx.ctx, input))),
  report: staffProcedure
    .input(checkedByVerb<z.input<typeof reportUsageInput>>())
    .mutation(({ ctx, input }) => reportUsage(ctx.ctx, input)),
  cancel: staffProcedure
    .input(checkedBy(cancelInput))
    .mutation(({ ctx, input }) => cancelEvent(ctx.ctx, input)),
  correct: staffProcedure
    .input(checkedByVerb<z.input<typeof correctEventInput>>())
    .mutation(({ ctx, input }) => correctEvent(ctx.ctx, input)),
  uploads: usageUploadsRouter,
});

function readInputEvents(input: unknown): unknown[] {
  try {
    return eventsIn(input);
  } catch (error) {
    if (error instanceof BodyUnreadable) throw invalidField("events", error.message);
    throw error;
  }
}
