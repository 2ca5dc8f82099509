import { listActivity } from "#domain/activity";
import { type Context, organizationOf } from "#platform/context";

export type RecentActivity = {
  readonly id: string;
  readonly at: Date;
  readonly who: string;
  /** Past tense, as recorded. */
  readonly verb: string;
  readonly subjectKind: string;
  /** What the subject is called; null when it has no name of its own or is gone. */
  readonly subjectName: string | null;
  readonly subjectId: string;
};

/** What was done lately, newest first, with the names of the clients and invoices that it was done to. */
export async function listRecentActivity(
  ctx: Context,
  { limit }: { limit: number },
): Promise<RecentActivity[]> {
  const { items } = await listActivity(ctx, { limit });
  const idsOf = (kind: string) =>
    items.filter(({ subjectKind }) => subjectKind === kind).map(({ subjectId }) => subjectId);
  const organizationId = organizationOf(ctx);
  const [clients, invoices] = await Promise.all([
    ctx.db.client.findMany({
      where: { organizationId, id: { in: idsOf("client") } },
      select: { id: true, name: true },
    }),
    ctx.db.invoice.findMany({
      where: { organizationId, id: { in: idsOf("invoice") } },
      select: { id: true, number: true, client: { select: { name: true } } },
    }),
  ]);
  const names = new Map([
    ...clients.map(({ id, name }) => [id, name] as const),
    ...invoices.map(({ id, number, client }) => [id, number ?? `for ${client.name}`] as const),
  ]);
  return items.map(({ id, at, actorName, verb, subjectKind, subjectId }) => ({
    id,
    at,
    who: actorName,
    verb,
    subjectKind,
    subjectId,
    subjectName: names.get(subjectId) ?? null,
  }));
}
