import { type Context, organizationOf, type TxContext } from "#platform/context";
import { NotFound } from "#lib/errors";
import { emailColumns } from "./columns.ts";

/** What is known of one mail; null when the organization has none by that id. */
export function findEmail(ctx: Context | TxContext, { id }: { id: string }) {
  return ctx.db.email.findFirst({
    where: { id, organizationId: organizationOf(ctx) },
    select: { template: true, toAddress: true, state: true, lastError: true },
  });
}

/** One mail with what came back of it, newest first. */
export async function getEmail(ctx: Context | TxContext, { id }: { id: string }) {
  const email = await ctx.db.email.findFirst({
    where: { id, organizationId: organizationOf(ctx) },
    select: {
      ...emailColumns,
      messageId: true,
      props: true,
      response: true,
      bounces: {
        select: { id: true, recipient: true, kind: true, detail: true, reportedBy: true, reportedAt: true },
        orderBy: { id: "desc" },
      },
    },
  });
  if (!email) throw new NotFound("e-mail");
  return { ...email, props: JSON.parse(email.props) as Record<string, unknown> };
}
