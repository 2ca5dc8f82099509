import { takeFromLimit } from "#domain/limits";
import type { Context } from "#platform/context";
import { hours, minutes } from "#lib/duration";

const window = minutes(15);

/** One try with a password. Counted for accounts that do not exist too, so that the limit says nothing about them. */
export async function takeSignInTry(ctx: Context, who: { email: string; address: string }): Promise<void> {
  await takeFromLimit(ctx, { key: `sign-in:address:${who.address}`, limit: 100, window });
  await takeFromLimit(ctx, { key: `sign-in:account:${who.email}`, limit: 10, window });
}

/** One request for a reset mail. */
export async function takeResetTry(ctx: Context, who: { email: string; address: string }): Promise<void> {
  await takeFromLimit(ctx, { key: `reset:address:${who.address}`, limit: 100, window });
  await takeFromLimit(ctx, { key: `reset:account:${who.email}`, limit: 5, window });
}

/** One link token that was never given out; known ones are free. */
export function takeUnknownLink(ctx: Context, { address }: { address: string }): Promise<void> {
  return takeFromLimit(ctx, { key: `unknown-link:${address}`, limit: 300, window: hours(1) });
}
