import { type Context, organizationOf, type TxContext } from "#platform/context";
import type { DeliveryState } from "#lib/statuses";

export type Delivery = {
  readonly state: DeliveryState;
  /** The newest mail to each recipient. */
  readonly recipients: readonly {
    readonly emailId: string;
    readonly address: string;
    /** Null for a mail that went to an address alone. */
    readonly contactId: string | null;
    readonly state: "queued" | "sent" | "failed";
    readonly sentAt: Date | null;
    readonly lastError: string | null;
  }[];
};

/**
 * How the mails of one template about one thing fared: failed if the newest to anyone failed, else queued if any
 * waits, else sent; none when there was no mail. Mails that were not needed any more do not count.
 */
export async function deliveryOf(
  ctx: Context | TxContext,
  query: { subjectKind: string; subjectId: string; template: string },
): Promise<Delivery> {
  const rows = await ctx.db.email.findMany({
    where: { ...query, organizationId: organizationOf(ctx) },
    orderBy: { id: "asc" },
    select: { id: true, toAddress: true, contactId: true, state: true, sentAt: true, lastError: true },
  });
  const counted = rows.flatMap(({ state, ...row }) => (state === "withdrawn" ? [] : [{ ...row, state }]));
  const newest = new Map(counted.map((row) => [row.contactId ?? row.toAddress, row]));
  const recipients = [...newest.values()].map(({ id, toAddress, ...rest }) => ({
    emailId: id,
    address: toAddress,
    ...rest,
  }));
  return { state: overall(recipients.map((recipient) => recipient.state)), recipients };
}

function overall(states: readonly ("queued" | "sent" | "failed")[]): DeliveryState {
  if (states.includes("failed")) return "failed";
  if (states.includes("queued")) return "queued";
  return states.length > 0 ? "sent" : "none";
}
