import { recordActivity } from "#domain/activity";
import { freezeLook } from "#domain/branding";
import { getClient } from "#domain/clients";
import { post } from "#domain/ledger";
import { getOrganization } from "#domain/organizations";
import { addDays, type CivilDate } from "#lib/civil-date";
import { canonicalJson } from "#lib/canonical-json";
import { searchText } from "#lib/search-text";
import { type Context, inTransaction, type TxContext } from "#platform/context";
import { ClientArchived, DueBeforeIssue, InvoiceNotDraft, NumberTaken } from "../errors.ts";
import { getInvoice } from "../get.ts";
import { getInvoiceRow } from "../rows.ts";
import { settleWith } from "../settle.ts";
import type { InvoiceView } from "../view.ts";
import { buyerOf, sellerOf } from "./parties.ts";
import { issuePostings } from "./postings.ts";
import { takeNumber } from "./take-number.ts";

/**
 * Turns the draft into an invoice, in one transaction: number, dates, frozen parties, books. One with a total of zero
 * is paid at once. Nothing of it changes afterwards but what is paid, credited and delivered.
 */
export function issueInvoice(ctx: Context, { id }: { id: string }): Promise<InvoiceView> {
  return inTransaction(ctx, async (tx) => {
    await issueDraft(tx, { id });
    return getInvoice(tx, { id });
  });
}

/** As issueInvoice, as a part of a bigger transaction. */
export async function issueDraft(tx: TxContext, { id }: { id: string }): Promise<void> {
  const draft = await getInvoiceRow(tx, { id });
  if (draft.status !== "draft") throw new InvoiceNotDraft("issued");
  const client = await getClient(tx, { id: draft.clientId });
  if (client.archivedAt) throw new ClientArchived();
  const organization = await getOrganization(tx);
  const { number, index, year, issuedOn } = await takeNumber(tx, "invoice", organization);
  await requireFreeNumber(tx, organization.id, number);
  const netDays = draft.netDays ?? client.netDays ?? organization.netDays;
  const dueOn = draft.dueOn ?? addDays(issuedOn, netDays);
  if (dueOn < issuedOn) throw new DueBeforeIssue(dueOn, issuedOn);
  await post(tx, {
    kind: "invoice_issued",
    sourceId: id,
    at: tx.clock.now(),
    postings: await issuePostings(tx, draft),
  });
  await recordIssue(tx, { id, number, issuedOn, dueOn, total: draft.total });
  await settleWith(
    tx,
    { ...draft, status: "open" },
    {
      number,
      numberIndex: index,
      numberYear: year,
      issuedOn,
      dueOn,
      seller: canonicalJson(sellerOf(organization, await freezeLook(tx))),
      buyer: canonicalJson(buyerOf(client)),
      search: searchText(number, client.name),
      issuedAt: tx.clock.now(),
      version: { increment: 1 },
    },
  );
}

async function requireFreeNumber(tx: TxContext, organizationId: string, number: string): Promise<void> {
  const holder = await tx.db.invoice.findFirst({ where: { organizationId, number }, select: { id: true } });
  if (holder) throw new NumberTaken(number);
}

function recordIssue(
  tx: TxContext,
  { id, ...after }: { id: string; number: string; issuedOn: CivilDate; dueOn: CivilDate; total: bigint },
): Promise<void> {
  return recordActivity(tx, { verb: "issued", subjectKind: "invoice", subjectId: id, after });
}
