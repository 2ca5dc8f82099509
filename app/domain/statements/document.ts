import { getClient } from "#domain/clients";
import { getOrganization } from "#domain/organizations";
import { formatDate } from "#lib/civil-date";
import { entryWords } from "#lib/entry-words";
import { formatMoney } from "#lib/money";
import { textsFor } from "#lib/texts/languages";
import type { Context } from "#platform/context";
import { renderStatementPdf } from "#platform/pdf";
import type { Statement } from "./statement.ts";

/** The statement as a PDF, amounts and days written as in the client's language. */
export async function statementPdf(
  ctx: Context,
  statement: Statement,
): Promise<{ bytes: Uint8Array; fileName: string }> {
  const { clientId, currency, from, to, opening, closing, rows } = statement;
  const organization = await getOrganization(ctx);
  const client = await getClient(ctx, { id: clientId });
  const { locale } = client;
  const money = (amount: bigint) => formatMoney({ amount, currency }, locale);
  const day = (date: string) => formatDate(date, locale);
  const shown = (amount: bigint) => (amount === 0n ? "" : money(amount));
  const bytes = await renderStatementPdf({
    locale,
    seller: party(organization),
    client: party(client),
    currency,
    from: day(from),
    to: day(to),
    opening: money(opening),
    closing: money(closing),
    rows: rows.map(({ on, kind, reference, debit, credit, balance }) => ({
      on: day(on),
      what: entryWords(kind, textsFor(locale)),
      reference,
      debit: shown(debit),
      credit: shown(credit),
      balance: money(balance),
    })),
    createdAt: ctx.clock.now(),
  });
  return { bytes, fileName: `statement-${from}-${to}.pdf` };
}

type Party = { name: string; address: string; taxNumber: string; email: string };

function party({ name, address, taxNumber, email }: Party) {
  const addressLines = address
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return { name, addressLines, taxNumber: taxNumber || undefined, email: email || undefined };
}
