import { listIncidents } from "#domain/alerts";
import { Prisma } from "#platform/db";
import { type Context, organizationOf } from "#platform/context";
import { days } from "#lib/duration";
import { lateAfter } from "#lib/waits";

type Counts = {
  readonly failedEmails: number;
  /** Stripe's events that could not be applied. */
  readonly parkedEvents: number;
  /** Payments that are on their way. */
  readonly processingPayments: number;
  /** Payments whose dispute is not decided. */
  readonly openDisputes: number;
  /** What differs between the books and Stripe, and nobody has settled. */
  readonly openDiscrepancies: number;
  /** Drafts older than two weeks. */
  readonly forgottenDrafts: number;
};

/** What waits for a person, or soon may. */
export type Attention = Counts & {
  /** A change of seats that waits for Stripe for longer than it should or for a person, unless an incident tells why. */
  readonly waitingSeats: { readonly state: "late" | "blocked"; readonly since: Date } | null;
  /** Trouble that lasts, in words, newest first. */
  readonly incidents: readonly {
    readonly id: string;
    readonly kind: string;
    readonly headline: string;
    readonly action: string;
    readonly openedAt: Date;
    /** Whether it has stopped, but not for long enough to count as over. */
    readonly isCalm: boolean;
  }[];
};

const forgottenAfter = days(14);
const incidentsShown = 5;

export async function findAttention(ctx: Context): Promise<Attention> {
  const [counts, incidents, waitingSeats] = await Promise.all([
    count(ctx),
    listIncidents(ctx, { open: true, limit: 100 }),
    findWaitingSeats(ctx),
  ]);
  const isExplained = incidents.items.some(
    ({ kind, quietSince }) => isAboutSeats(kind) && quietSince === null,
  );
  return {
    ...counts,
    waitingSeats: isExplained ? null : waitingSeats,
    incidents: incidents.items.slice(0, incidentsShown).map((incident) => ({
      id: incident.id,
      kind: incident.kind,
      headline: incident.headline,
      action: incident.action,
      openedAt: incident.openedAt,
      isCalm: incident.quietSince !== null,
    })),
  };
}

function isAboutSeats(kind: string): boolean {
  return kind.startsWith("seats-") || kind === "stripe-refused";
}

async function findWaitingSeats(ctx: Context): Promise<Attention["waitingSeats"]> {
  const update = await ctx.db.billingUpdate.findUnique({
    where: { organizationId: organizationOf(ctx) },
    select: { state: true, waitingSince: true, updatedAt: true },
  });
  if (!update || update.state === "idle") return null;
  const since = update.waitingSince ?? update.updatedAt;
  if (update.state === "blocked") return { state: "blocked", since };
  const isLate = ctx.clock.now().getTime() - since.getTime() >= lateAfter;
  return isLate && update.waitingSince ? { state: "late", since } : null;
}

/** States are literals, not parameters: SQLite uses a partial index only for a condition that it can read. */
async function count(ctx: Context): Promise<Counts> {
  const organizationId = organizationOf(ctx);
  const longAgo = ctx.clock.now().getTime() - forgottenAfter;
  const [row] = await ctx.db.$queryRaw<Record<keyof Counts, bigint>[]>(Prisma.sql`SELECT
    (SELECT count(*) FROM emails WHERE organization_id = ${organizationId} AND state = 'failed') AS failedEmails,
    (SELECT count(*) FROM stripe_events
      WHERE organization_id = ${organizationId} AND state = 'parked') AS parkedEvents,
    (SELECT count(*) FROM payments
      WHERE organization_id = ${organizationId} AND state = 'processing') AS processingPayments,
    (SELECT count(*) FROM disputes
      WHERE organization_id = ${organizationId} AND state = 'open') AS openDisputes,
    (SELECT count(*) FROM discrepancies
      WHERE organization_id = ${organizationId} AND state = 'open') AS openDiscrepancies,
    (SELECT count(*) FROM invoices
      WHERE organization_id = ${organizationId} AND status = 'draft' AND created_at < ${longAgo}) AS forgottenDrafts`);
  return {
    failedEmails: Number(row?.failedEmails ?? 0),
    parkedEvents: Number(row?.parkedEvents ?? 0),
    processingPayments: Number(row?.processingPayments ?? 0),
    openDisputes: Number(row?.openDisputes ?? 0),
    openDiscrepancies: Number(row?.openDiscrepancies ?? 0),
    forgottenDrafts: Number(row?.forgottenDrafts ?? 0),
  };
}
