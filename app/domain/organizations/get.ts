import { type Context, organizationOf, type TxContext } from "#platform/context";
import { NotFound } from "#lib/errors";

export type Organization = Awaited<ReturnType<typeof getOrganization>>;

const settings = {
  id: true,
  name: true,
  address: true,
  taxNumber: true,
  email: true,
  locale: true,
  timeZone: true,
  currency: true,
  netDays: true,
  taxRounding: true,
  cashRoundingIncrement: true,
  allowsPartialPayments: true,
  terms: true,
  seatPolicy: true,
  seatLimit: true,
  seatProration: true,
  version: true,
  createdAt: true,
} as const;

/** The actor's organization as it is set up. `netDays` counts from the issue day; the increment of rounding is minor units; `seatLimit` null is no limit. */
export async function getOrganization(ctx: Context | TxContext) {
  const organization = await ctx.db.organization.findUnique({
    where: { id: organizationOf(ctx), closedAt: null },
    select: settings,
  });
  if (!organization) throw new NotFound("organization");
  return organization;
}
