import { listCurrenciesOfClient } from "#domain/ledger";
import { getClient } from "#domain/clients";
import { getOrganization } from "#domain/organizations";
import { type CivilDate, todayIn } from "#lib/civil-date";
import type { Context } from "#platform/context";

/** What a statement is about when nobody says: the year so far, in the client's own currency or one it has used. */
export async function usualStatement(
  ctx: Context,
  { clientId }: { clientId: string },
): Promise<{ from: CivilDate; to: CivilDate; currency: string; currencies: readonly string[] }> {
  const { timeZone } = await getOrganization(ctx);
  const { currency: own } = await getClient(ctx, { id: clientId });
  const to = todayIn(timeZone, ctx.clock.now());
  const used = await listCurrenciesOfClient(ctx, { clientId });
  const currency = used.length === 0 || used.includes(own) ? own : String(used[0]);
  return { from: `${to.slice(0, 4)}-01-01`, to, currency, currencies: [...new Set([currency, ...used])] };
}
