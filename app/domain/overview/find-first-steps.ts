import { type Context, organizationOf } from "#platform/context";

/** How far a new organization is on its way to the first money. */
export type FirstSteps = {
  readonly hasClient: boolean;
  readonly hasInvoice: boolean;
  readonly hasIssued: boolean;
  readonly hasSent: boolean;
};

export async function findFirstSteps(ctx: Context): Promise<FirstSteps> {
  const organizationId = organizationOf(ctx);
  const only = { select: { id: true } } as const;
  const [client, invoice, issued, sent] = await Promise.all([
    ctx.db.client.findFirst({ where: { organizationId }, ...only }),
    ctx.db.invoice.findFirst({ where: { organizationId }, ...only }),
    ctx.db.invoice.findFirst({ where: { organizationId, number: { not: null } }, ...only }),
    ctx.db.invoice.findFirst({ where: { organizationId, deliveryState: { not: "none" } }, ...only }),
  ]);
  return {
    hasClient: client !== null,
    hasInvoice: invoice !== null,
    hasIssued: issued !== null,
    hasSent: sent !== null,
  };
}
