import { usageOfLine } from "#domain/billing-runs";
import { eventsCsv } from "#domain/usage";
import { NotFound } from "#lib/errors";
import type { Context } from "#platform/context";
import { type CsvExport, textStream } from "./csv.ts";

/**
 * The events that a line of the invoice has billed, byte for byte the file that the line's hash is of. Throws NotFound
 * for a line that is not the invoice's or that no events are behind.
 */
export async function exportLineEvents(
  ctx: Context,
  { invoiceId, lineId }: { invoiceId: string; lineId: string },
): Promise<CsvExport> {
  const usage = await usageOfLine(ctx, { lineId });
  const { clientId, meter, groupKey, start, end, fromNumber, toNumber, from } = usage;
  if (usage.invoiceId !== invoiceId || !meter) throw new NotFound("line of usage");
  const query = { clientId, meterId: meter.id, groupKey, from: start, to: end, fromNumber, toNumber };
  return {
    fileName: `usage-${meter.key.replaceAll(/[^\w-]+/g, "-")}-${from}.csv`,
    stream: textStream(eventsCsv(ctx, query)),
  };
}
