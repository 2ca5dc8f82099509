import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { announce } from "#domain/facts";
import { NumberTaken, queueToContacts, settle, takeNumber } from "#domain/invoices";
import { getOrganization } from "#domain/organizations";
import type { RefundRow } from "#domain/payments";
import { tryRefund } from "#domain/refunds";
import { readInput } from "#lib/input";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { bookCreditNote } from "./book.ts";
import { CreditNoteNotDraft, InvoiceNotCreditable } from "./errors.ts";
import { getCreditNote } from "./get.ts";
import { issueCreditNoteInput } from "./input.ts";
import { reckonCredit } from "./reckon.ts";
import { refundRemainder } from "./refund-remainder.ts";
import { getNoteRow, readBasis } from "./rows.ts";
import { storeLines } from "./store-lines.ts";
import type { CreditNoteView } from "./view.ts";

export type IssuedCreditNote = CreditNoteView & {
  /** Minor units that go back to the client now. */
  readonly amountRefunded: bigint;
  /** Minor units that became the client's credit and stay it. */
  readonly amountKept: bigint;
};

/**
 * Issues a draft in one transaction: number, books, what the invoice still needs, mails to the client's contacts. What
 * the invoice does not need becomes credit or, by `remainder`, goes back by refunds of its payments as far as these
 * reach; they are written down in the same transaction and then tried at Stripe. Throws NotFound, CreditNoteNotDraft,
 * InvoiceNotCreditable, CreditTooLarge where others took it meanwhile, and NumberTaken.
 */
export async function issueCreditNote(
  ctx: Context,
  given: z.input<typeof issueCreditNoteInput>,
): Promise<IssuedCreditNote> {
  const { id, remainder } = readInput(issueCreditNoteInput, given);
  const { refunds, credit } = await inTransaction(ctx, (tx) => issueDraft(tx, { id, remainder }));
  for (const refund of refunds) if (refund.state === "pending") await tryRefund(ctx, refund);
  const amountRefunded = refunds.reduce((all, { amount }) => all + amount, 0n);
  return { ...(await getCreditNote(ctx, { id })), amountRefunded, amountKept: credit - amountRefunded };
}

async function issueDraft(
  tx: TxContext,
  { id, remainder }: z.output<typeof issueCreditNoteInput>,
): Promise<{ refunds: RefundRow[]; credit: bigint }> {
  const draft = await getNoteRow(tx, { id });
  if (draft.status !== "draft") throw new CreditNoteNotDraft("issued");
  const { invoiceId } = draft;
  const creditable = await readBasis(tx, { invoiceId });
  const { invoice } = creditable;
  if (invoice.status === "draft" || invoice.status === "void") throw new InvoiceNotCreditable(invoice.status);
  // Other credit notes may have been issued since this one was drafted.
  const figures = reckonCredit(creditable.basis, draft.lines.map(askOf));
  await storeLines(tx, { id, invoice: creditable, lines: figures.lines });
  const place = await takeNumber(tx, "credit_note", await getOrganization(tx));
  const { number, index: numberIndex, year: numberYear, issuedOn } = place;
  await requireFreeNumber(tx, number);
  const { lines: _, taxes: __, ...totals } = figures;
  const { seller, buyer } = invoice;
  await tx.db.creditNote.update({
    where: { id },
    data: {
      ...totals,
      ...{ number, numberIndex, numberYear, issuedOn, seller, buyer },
      status: "issued",
      remainder,
      issuedAt: tx.clock.now(),
    },
  });
  const { credit } = await bookCreditNote(tx, { id, invoice, figures });
  await recordActivity(tx, {
    verb: "issued",
    subjectKind: "credit_note",
    subjectId: id,
    after: { number, invoiceId, total: totals.total, remainder },
  });
  await recordActivity(tx, {
    verb: "credited",
    subjectKind: "invoice",
    subjectId: invoiceId,
    after: { number, amount: totals.total, currency: invoice.currency },
  });
  await announce(tx, { kind: "credit-note.issued", organizationId: organizationOf(tx), invoiceId });
  await settle(tx, { invoiceId });
  await queueToContacts(tx, invoice, { template: "credit-note", props: { creditNoteId: id } });
  const refunds =
    remainder === "refund" ? await refundRemainder(tx, { invoiceId, number, amount: credit }) : [];
  return { refunds, credit };
}

/** What the draft asked for, to be reckoned again. */
function askOf({
  invoiceLineId: lineId,
  quantity,
  netAmount,
  taxAmount,
}: {
  invoiceLineId: string;
  quantity: string;
  netAmount: bigint;
  taxAmount: bigint;
}) {
  return quantity === "" ? { lineId, amount: netAmount + taxAmount } : { lineId, quantity };
}

async function requireFreeNumber(tx: TxContext, number: string): Promise<void> {
  const organizationId = organizationOf(tx);
  const holder = await tx.db.creditNote.findFirst({
    where: { organizationId, number },
    select: { id: true },
  });
  if (holder) throw new NumberTaken(number);
}
