import { countSeats, getOrganization } from "#domain/organizations";
import { type Context, organizationOf, type TxContext } from "#platform/context";

/** What decides whether addresses can be invited; addresses are normalized. */
export type Standing = {
  readonly members: ReadonlySet<string>;
  readonly waiting: ReadonlySet<string>;
  /** Invites that are over by the clock and not settled yet, by address. */
  readonly overdue: ReadonlyMap<string, string>;
  readonly seatLimit: number | null;
  /** How many more agents can be invited; Infinity without a limit. */
  readonly seatsLeft: number;
};

export async function findStanding(ctx: Context | TxContext, emails: readonly string[]): Promise<Standing> {
  const members = new Set<string>();
  const waiting = new Set<string>();
  const overdue = new Map<string, string>();
  for (const some of inParts([...new Set(emails)], 500)) {
    for (const email of await findMembers(ctx, some)) members.add(email);
    for (const { id, email, expiresAt } of await findPending(ctx, some)) {
      if (expiresAt > ctx.clock.now()) waiting.add(email);
      else overdue.set(email, id);
    }
  }
  return { members, waiting, overdue, ...(await findSeats(ctx)) };
}

export function inParts<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, part) => items.slice(part * size, (part + 1) * size));
}

async function findMembers(ctx: Context | TxContext, emails: string[]): Promise<string[]> {
  const users = await ctx.db.user.findMany({
    where: { email: { in: emails }, memberships: { some: { organizationId: organizationOf(ctx) } } },
    select: { email: true },
  });
  return users.map(({ email }) => email);
}

function findPending(ctx: Context | TxContext, emails: string[]) {
  return ctx.db.agentInvite.findMany({
    where: { organizationId: organizationOf(ctx), email: { in: emails }, status: "pending" },
    select: { id: true, email: true, expiresAt: true },
  });
}

/** Where seats count from acceptance an invite takes none, but nobody is invited over a limit that is passed already. */
async function findSeats(ctx: Context | TxContext) {
  const { id, seatLimit, seatPolicy } = await getOrganization(ctx);
  if (seatLimit === null) return { seatLimit, seatsLeft: Infinity };
  const left = seatLimit - (await countSeats(ctx, { organizationId: id }));
  if (seatPolicy === "accepted") return { seatLimit, seatsLeft: left < 0 ? 0 : Infinity };
  return { seatLimit, seatsLeft: Math.max(0, left) };
}
