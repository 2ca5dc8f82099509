import { createCreditNoteInput, draftCreditNote } from "#domain/credit-notes";
import { getCreditable } from "#domain/invoices";
import type { UsagePlanView } from "#domain/usage-plans";
import { roundedDivide } from "#lib/money";
import { readInput } from "#lib/input";
import type { TxContext } from "#platform/context";
import type { Charge } from "./charge.ts";
import { listClaims, ofGroup } from "./claims.ts";
import { CorrectionWaits } from "./errors.ts";

/**
 * Drafts one credit note per invoice whose lines have billed what is taken back now, the newest lines first, and
 * answers which note belongs to which charge. A part of a line takes the same part of its tax with it.
 */
export async function creditCorrections(
  tx: TxContext,
  { plan, corrections }: { plan: UsagePlanView; corrections: readonly Charge[] },
): Promise<Map<Charge, string>> {
  const wanted = new Map<string, { charge: Charge; lines: { lineId: string; amount: bigint }[] }[]>();
  for (const charge of corrections) {
    const { invoiceId, line } = await lineOf(tx, plan, charge);
    const lines = [{ lineId: line.id, amount: withTax(line, -charge.amount) }];
    wanted.set(invoiceId, [...(wanted.get(invoiceId) ?? []), { charge, lines }]);
  }
  const notes = new Map<Charge, string>();
  for (const [invoiceId, parts] of wanted) {
    const input = { invoiceId, lines: parts.flatMap(({ lines }) => lines), reason: "Corrected usage" };
    const { id } = await draftCreditNote(tx, readInput(createCreditNoteInput, input));
    for (const { charge } of parts) notes.set(charge, id);
  }
  return notes;
}

type BilledLine = { id: string; amount: bigint; netAmount: bigint; taxAmount: bigint };

/** The newest line that billed the charge's period and is large enough to be corrected. */
async function lineOf(
  tx: TxContext,
  { id: planId }: UsagePlanView,
  charge: Charge,
): Promise<{ invoiceId: string; line: BilledLine }> {
  const claims = await listClaims(tx, { planId, periodStartsOn: charge.period.from });
  const mine = ofGroup(claims, { priceId: charge.price.id, groupKey: charge.groupKey });
  for (const { invoiceLineId, amount } of mine.reverse()) {
    if (invoiceLineId === null || amount < -charge.amount) continue;
    const line = await tx.db.invoiceLine.findUnique({ where: { id: invoiceLineId } });
    if (!line) continue;
    const { invoice } = await getCreditable(tx, { id: line.invoiceId });
    if (invoice.status === "draft" || invoice.status === "void") continue;
    return { invoiceId: invoice.id, line };
  }
  throw new CorrectionWaits();
}

function withTax({ amount, netAmount, taxAmount }: BilledLine, part: bigint): bigint {
  return roundedDivide((netAmount + taxAmount) * part, amount);
}
