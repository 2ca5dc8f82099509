import { listIncidents } from "#domain/alerts";
import { Prisma } from "#platform/db";
import { type Context, organizationOf } from "#platform/context";
import { days, minutes } from "#lib/duration";

type Counts = {
  readonly failedEmails: number;
  /** Stripe's events that could not be applied. */
  readonly parkedEvents: number;
  /** Payments that are on their way. */
  readonly processingPayments: number;
  readonly disputedInvoices: number;
  /** Drafts older than a week. */
  readonly forgottenDrafts: number;
};

/** What waits for a person, or soon may. */
export type Attention = Counts & {
  /** Whether a change of seats has waited for Stripe for longer than it should; told apart from trouble with a cause. */
  readonly seatsAreLate: boolean;
  /** Trouble that lasts, in words, newest first. */
  readonly incidents: readonly {
    readonly id: string;
    readonly headline: string;
    readonly action: string;
    readonly openedAt: Date;
  }[];
};

const forgottenAfter = days(7);
/** When all is well a change of seats reaches Stripe within seconds. */
const lateAfter = minutes(5);

export async function findAttention(ctx: Context): Promise<Attention> {
  const [counts, incidents, late] = await Promise.all([
    count(ctx),
    listIncidents(ctx, { open: true, limit: 5 }),
    findLateSeats(ctx),
  ]);
  const isExplained = incidents.items.some(
    ({ kind }) => kind.startsWith("seats-") || kind === "stripe-refused",
  );
  return {
    ...counts,
    seatsAreLate: late !== null && !isExplained,
    incidents: incidents.items.map(({ id, headline, action, openedAt }) => ({
      id,
      headline,
      action,
      openedAt,
    })),
  };
}

function findLateSeats(ctx: Context) {
  return ctx.db.billingUpdate.findFirst({
    where: {
      organizationId: organizationOf(ctx),
      state: { not: "idle" },
      waitingSince: { lte: new Date(ctx.clock.now().getTime() - lateAfter) },
    },
    select: { id: true },
  });
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
    (SELECT count(*) FROM invoices
      WHERE organization_id = ${organizationId} AND payment_status = 'disputed') AS disputedInvoices,
    (SELECT count(*) FROM invoices
      WHERE organization_id = ${organizationId} AND status = 'draft' AND created_at < ${longAgo}) AS forgottenDrafts`);
  return {
    failedEmails: Number(row?.failedEmails ?? 0),
    parkedEvents: Number(row?.parkedEvents ?? 0),
    processingPayments: Number(row?.processingPayments ?? 0),
    disputedInvoices: Number(row?.disputedInvoices ?? 0),
    forgottenDrafts: Number(row?.forgottenDrafts ?? 0),
  };
}
