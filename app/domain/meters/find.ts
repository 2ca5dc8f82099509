import { NotFound } from "#lib/errors";
import { type Context, organizationOf, type TxContext } from "#platform/context";
import { type MeterView, meterView } from "./view.ts";

type Reader = Context | TxContext;

export async function getMeter(ctx: Reader, { id }: { id: string }): Promise<MeterView> {
  const meter = (await findMeters(ctx, [id])).get(id);
  if (!meter) throw new NotFound("meter");
  return meter;
}

/** The organization's meters by their ids, archived ones too; ids that it does not have are not in the map. */
export async function findMeters(ctx: Reader, ids: readonly string[]): Promise<Map<string, MeterView>> {
  const rows = await ctx.db.meter.findMany({
    where: { organizationId: organizationOf(ctx), id: { in: [...new Set(ids)] } },
    omit: { organizationId: true },
  });
  return new Map(rows.map((row) => [row.id, meterView(row)]));
}

/** The organization's meters by their keys, archived ones too; keys that it does not have are not in the map. */
export async function findMeterByKeys(ctx: Reader, keys: readonly string[]): Promise<Map<string, MeterView>> {
  const rows = await ctx.db.meter.findMany({
    where: { organizationId: organizationOf(ctx), key: { in: [...new Set(keys)] } },
    omit: { organizationId: true },
  });
  return new Map(rows.map((row) => [row.key, meterView(row)]));
}
