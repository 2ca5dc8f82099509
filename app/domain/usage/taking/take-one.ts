import { invalidField } from "#lib/errors";
import type { Context, TxContext } from "#platform/context";
import { ingestUsage } from "./ingest.ts";

/** The field that a reason is about, by its words; the first that fits. */
const fields: readonly (readonly [RegExp, string])[] = [
  [/id is there already|^An event's id/, "id"],
  [/^"at"/, "at"],
  [/client/, "clientId"],
  [/propert/i, "properties"],
  [/value/, "value"],
  [/meter/, "meter"],
];

/**
 * Takes in one event that a person wrote, together with `also` of the same transaction; the same event again is no
 * news. Throws InvalidInput at the field that is refused.
 */
export async function takeOne(
  ctx: Context,
  event: Readonly<Record<string, unknown>>,
  also: (tx: TxContext) => Promise<void>,
): Promise<void> {
  const [result] = await ingestUsage(ctx, [event], {
    also: async (tx, accepted) => {
      if (accepted.size > 0) await also(tx);
    },
  });
  if (result?.status === "accepted" || result?.status === "duplicate") return;
  const reason = result?.reason ?? "This event cannot be taken.";
  throw invalidField(fields.find(([words]) => words.test(reason))?.[1] ?? "value", reason);
}
