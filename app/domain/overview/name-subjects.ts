import { type Context, organizationOf } from "#platform/context";

type Subject = { readonly subjectKind: string; readonly subjectId: string };

export type SubjectName = {
  readonly name: string;
  /** Of the amounts in what was recorded; null where there are none. */
  readonly currency: string | null;
};

/** What the clients, invoices, invites, colleagues, e-mails, meters and prices that activity speaks of are called, by id. What is gone is missing. */
export async function nameSubjects(
  ctx: Context,
  subjects: readonly Subject[],
): Promise<Map<string, SubjectName>> {
  const { db } = ctx;
  const organizationId = organizationOf(ctx);
  const within = (kind: string) => ({
    in: subjects.filter(({ subjectKind }) => subjectKind === kind).map(({ subjectId }) => subjectId),
  });
  const [clients, invoices, invites, members, meters, prices, emails] = await Promise.all([
    db.client.findMany({
      where: { organizationId, id: within("client") },
      select: { id: true, name: true, currency: true },
    }),
    db.invoice.findMany({
      where: { organizationId, id: within("invoice") },
      select: { id: true, number: true, currency: true, client: { select: { name: true } } },
    }),
    db.agentInvite.findMany({
      where: { organizationId, id: within("invite") },
      select: { id: true, email: true },
    }),
    db.membership.findMany({
      where: { organizationId, userId: within("member") },
      select: { userId: true, user: { select: { name: true } } },
    }),
    db.meter.findMany({
      where: { organizationId, id: within("meter") },
      select: { id: true, name: true },
    }),
    db.price.findMany({
      where: { organizationId, id: within("price") },
      select: { id: true, name: true, currency: true },
    }),
    db.email.findMany({
      where: { organizationId, id: within("email") },
      select: { id: true, toAddress: true },
    }),
  ]);
  return new Map<string, SubjectName>([
    ...clients.map(({ id, name, currency }) => [id, { name, currency }] as const),
    ...invoices.map(
      ({ id, number, currency, client }) => [id, { name: number ?? `for ${client.name}`, currency }] as const,
    ),
    ...invites.map(({ id, email }) => [id, { name: email, currency: null }] as const),
    ...emails.map(({ id, toAddress }) => [id, { name: toAddress, currency: null }] as const),
    ...meters.map(({ id, name }) => [id, { name, currency: null }] as const),
    ...prices.map(({ id, name, currency }) => [id, { name, currency }] as const),
    ...members.map(({ userId, user }) => [userId, { name: user.name, currency: null }] as const),
  ]);
}
