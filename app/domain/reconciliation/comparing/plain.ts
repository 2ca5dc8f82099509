import { actsFor, inTransaction } from "#platform/context";
import { startOf } from "../house.ts";
import type { Scope } from "../runs/stage.ts";
import { bookOther } from "./book-other.ts";
import { compareLines } from "./booked.ts";
import type { Line } from "./line.ts";

/**
 * A line about which there is nobody to ask: Stripe's own, without an object behind it, or from before there was a
 * deployment, whose organizations it is no business of. It was not booked at all yet.
 */
export function isPlain(scope: Scope, { sourceId, type, createdAt, booked }: Line): boolean {
  if (booked !== 0n) return false;
  return createdAt < startOf(scope.house) || (sourceId === null && !type.startsWith("payout"));
}

/** Books such lines as other activity, all of them at once. */
export async function bookPlain({ ctx, house }: Scope, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  await inTransaction(actsFor(ctx, house.id), async (tx) => {
    for (const line of lines) await bookOther(tx, { line, amount: line.net, count: 0n });
    await compareLines(
      tx,
      lines.map(({ id }) => id),
    );
  });
}
