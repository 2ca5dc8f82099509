import type { z } from "zod";
import { getOrganization } from "#domain/organizations";
import { listPayments, listPaymentsInput, type PaymentItem } from "#domain/payments";
import { todayIn } from "#lib/civil-date";
import { readInput } from "#lib/input";
import type { Context } from "#platform/context";
import { amountText, type CsvColumn, type CsvExport, csvStream } from "./csv.ts";
import { fileNameOf } from "./file-name.ts";
import { pageLength, pagesOf } from "./pages.ts";

/** The payments that the list with the same filters shows, all pages of it; days are the organization's. */
export async function exportPayments(
  ctx: Context,
  given: z.input<typeof listPaymentsInput> = {},
): Promise<CsvExport> {
  const query = { ...readInput(listPaymentsInput, given), limit: pageLength };
  const { timeZone } = await getOrganization(ctx);
  const pages = pagesOf((cursor) => listPayments(ctx, { ...query, cursor }));
  return { fileName: await fileNameOf(ctx, "payments"), stream: csvStream(columnsIn(timeZone), pages) };
}

function columnsIn(timeZone: string): CsvColumn<PaymentItem>[] {
  return [
    [
      "Received on",
      ({ receivedOn, receivedAt }) => receivedOn ?? (receivedAt && todayIn(timeZone, receivedAt)),
    ],
    ["State", ({ state }) => state],
    ["Source", ({ source }) => source],
    ["Invoice", ({ invoiceNumber }) => invoiceNumber],
    ["Client", ({ clientName }) => clientName],
    ["Method", ({ method }) => method],
    ["Reference", ({ reference }) => reference],
    ["Currency", ({ currency }) => currency],
    ["Amount", ({ amount, currency }) => amountText(amount, currency)],
    ["Refunded", ({ amountRefunded, currency }) => amountText(amountRefunded, currency)],
    ["In dispute or lost", ({ amountDisputed, currency }) => amountText(amountDisputed, currency)],
    ["Left as credit", ({ creditedAmount, currency }) => amountText(creditedAmount, currency)],
    ["Failure", ({ failure }) => failure],
    ["Id", ({ id }) => id],
  ];
}
