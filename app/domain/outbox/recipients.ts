import { type Context, organizationOf } from "#platform/context";

/** Whose mail it is and what it is about; null where that is nobody's and nothing. */
export type Recipient = {
  readonly client: { readonly id: string; readonly name: string } | null;
  readonly invoice: { readonly id: string; readonly number: string | null } | null;
};

type Mail = {
  readonly id: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly contactId: string | null;
};

/** The clients and invoices that mails are for, by the mail's id. */
export async function recipientsOf(ctx: Context, mails: readonly Mail[]): Promise<Map<string, Recipient>> {
  const { db } = ctx;
  const organizationId = organizationOf(ctx);
  const subjects = (kind: string) =>
    mails.flatMap(({ subjectKind, subjectId }) => (subjectKind === kind && subjectId ? [subjectId] : []));
  const contactIds = mails.flatMap(({ contactId }) => contactId ?? []);
  const ofInvoice = { id: true, number: true, client: { select: { id: true, name: true } } } as const;
  const [invoices, payments, contacts] = await Promise.all([
    db.invoice.findMany({ where: { organizationId, id: { in: subjects("invoice") } }, select: ofInvoice }),
    db.payment.findMany({
      where: { organizationId, id: { in: subjects("payment") } },
      select: { id: true, invoice: { select: ofInvoice } },
    }),
    db.contact.findMany({
      where: { organizationId, id: { in: contactIds } },
      select: { id: true, client: { select: { id: true, name: true } } },
    }),
  ]);
  const invoiceBy = new Map([
    ...invoices.map((invoice) => [invoice.id, invoice] as const),
    ...payments.map(({ id, invoice }) => [id, invoice] as const),
  ]);
  const clientBy = new Map(contacts.map(({ id, client }) => [id, client]));
  return new Map(
    mails.map(({ id, subjectId, contactId }) => {
      const invoice = invoiceBy.get(subjectId ?? "") ?? null;
      const client = clientBy.get(contactId ?? "") ?? invoice?.client ?? null;
      return [id, { client, invoice: invoice && { id: invoice.id, number: invoice.number } }];
    }),
  );
}
