import { listContacts } from "#domain/clients";
import { queueEmail } from "#domain/delivery";
import { ensureLink } from "#domain/links";
import { newId } from "#lib/ids";
import type { TxContext } from "#platform/context";
import type { InvoiceRow } from "../rows.ts";

/** Queues one mail to each of the client's contacts who get them, with each one's own link, and answers their addresses. */
export async function queueToContacts(
  tx: TxContext,
  invoice: Pick<InvoiceRow, "id" | "clientId">,
  mail: {
    template: "invoice" | "invoice-cancelled" | "credit-note";
    /** More that the mail is about. */
    props?: Readonly<Record<string, string>>;
    /** Addresses that get none. */
    except?: readonly string[];
  },
): Promise<string[]> {
  const { id: invoiceId, clientId } = invoice;
  const contacts = await listContacts(tx, { clientId });
  const recipients = contacts.filter(
    ({ email, getsInvoices }) => getsInvoices && !mail.except?.includes(email),
  );
  for (const { id: contactId, name, email } of recipients) {
    const link = await ensureLink(tx, { kind: "invoice", subjectId: invoiceId, contactId });
    await queueEmail(tx, {
      template: mail.template,
      to: { address: email, name },
      props: { ...mail.props, invoiceId, linkId: link.id },
      dedupe: `${mail.template}:${newId()}`,
      subjectKind: "invoice",
      subjectId: invoiceId,
      contactId,
    });
  }
  return recipients.map(({ email }) => email);
}
