import { removeMembership } from "#domain/organizations";
import { type Context, inTransaction } from "#platform/context";

/** Ends somebody's membership; their seat is free at once here and at Stripe as soon as it answers. */
export async function removeAgent(ctx: Context, { userId }: { userId: string }): Promise<void> {
  await inTransaction(ctx, (tx) => removeMembership(tx, { userId }));
}
