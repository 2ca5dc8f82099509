import { retryAllSeats, syncDueSeats } from "#domain/seats";
import { readOptions } from "./options.ts";
import type { Verb } from "./verb.ts";

export const retryBillingVerb: Verb = async (ctx, args) => {
  readOptions(args, { required: [] });
  const count = await retryAllSeats(ctx);
  await syncDueSeats(ctx);
  return { lines: [`${count} waiting seat updates were tried again.`], exitCode: 0 };
};
