import { type EventView, getEvent } from "#domain/usage";
import { NotFound } from "#lib/errors";
import type { Context } from "#platform/context";

/** The event whose number the address names. Throws NotFound. */
export function eventOfAddress(
  ctx: Context,
  params: Readonly<Record<string, string | undefined>>,
): Promise<EventView> {
  const number = params["number"] ?? "";
  if (!/^\d{1,15}$/.test(number)) throw new NotFound("event");
  return getEvent(ctx, { number: Number(number) });
}
