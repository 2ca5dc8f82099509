import { replaySince } from "#domain/inbox";
import { invalidField } from "#lib/errors";
import { readOptions } from "./options.ts";
import type { Verb } from "./verb.ts";

export const replayEventsVerb: Verb = async (ctx, args) => {
  const options = readOptions(args, { required: ["since"] });
  const since = new Date(options.since);
  if (Number.isNaN(since.getTime()))
    throw invalidField("since", "Write --since as an instant, such as 2026-03-01T00:00:00Z.");
  const { count } = await replaySince(ctx, { since });
  return { lines: [`${count} events of Stripe are applied again.`], exitCode: 0 };
};
