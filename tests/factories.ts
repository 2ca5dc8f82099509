import { createClient } from "#domain/clients";
import { createInvoice, issueInvoice } from "#domain/invoices";
import type { Context } from "#platform/context";
import type { Db } from "#platform/db";
import { newId } from "#lib/ids";
import type { Role } from "#lib/statuses";

type Dated = { createdAt: Date };

/** An organization that may issue invoices. */
export async function insertOrganization(
  db: Db,
  over: Dated & { name?: string; timeZone?: string; currency?: string },
) {
  const organization = await db.organization.create({
    data: {
      id: newId(),
      name: "Kettle & Co.",
      address: "1 Harbor Street\n1010 Vienna\nAustria",
      taxNumber: "ATU12345678",
      email: "office@kettle.test",
      timeZone: "Europe/Vienna",
      currency: "EUR",
      ...over,
    },
  });
  for (const [kind, pattern] of [
    ["invoice", "INV-{number:4}"],
    ["credit_note", "CN-{number:4}"],
  ] as const) {
    await db.numberSeries.create({ data: { id: newId(), organizationId: organization.id, kind, pattern } });
  }
  return organization;
}

/** A user, without a password, who is a member of the organization. */
export async function insertStaff(
  db: Db,
  organizationId: string,
  over: Dated & { role: Role; email?: string },
) {
  const id = newId();
  const { role, createdAt, email = `${role}-${id}@kettle.test` } = over;
  const user = await db.user.create({ data: { id, email, name: `${role} ${id.slice(-4)}`, createdAt } });
  await db.membership.create({ data: { id: newId(), organizationId, userId: id, role, createdAt } });
  return user;
}

type ClientInput = Parameters<typeof createClient>[1];
type InvoiceInput = Parameters<typeof createInvoice>[1];

/** A client made through its verb; whatever the test does not care about is filled in. */
export function makeClient(ctx: Context, over: Partial<ClientInput> = {}) {
  const name = over.name ?? "Brandt Maschinenbau GmbH";
  return createClient(ctx, {
    name,
    email: "buchhaltung@brandt.test",
    address: "Werkstr. 5\n70174 Stuttgart\nGermany",
    ...over,
  });
}

/** A draft of one line over 100.00, made through its verb. */
export function makeDraft(ctx: Context, over: Partial<InvoiceInput> & { clientId: string }) {
  return createInvoice(ctx, {
    currency: "EUR",
    lines: [{ description: "Consulting", quantity: "1", unitAmount: 10_000 }],
    ...over,
  });
}

/** An issued invoice of a draft as above. */
export async function makeInvoice(ctx: Context, over: Partial<InvoiceInput> & { clientId: string }) {
  const draft = await makeDraft(ctx, over);
  return issueInvoice(ctx, { id: draft.id });
}
