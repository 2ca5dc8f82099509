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
